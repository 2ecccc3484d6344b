package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.cli.CommandLauncher;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CurvesExampleTest {

  @TempDir static Path temporary;
  private static Path output;
  private static Result result;

  @BeforeAll
  static void drawAll() {
    output = temporary.resolve("results/curves");
    result = run("--output", output.toString());
  }

  @Test
  void printsATablePerFigureAndWhereTheFilesLie() {
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(Story.figures().stream().map(Figure::title).toList())
        .contains("Results: " + output);
    assertThat(result.err()).isEmpty();
  }

  @Test
  void everyPictureIsSharpAndShowsSomething() throws IOException {
    List<Path> pictures = files(".png");

    assertThat(pictures).hasSize(Story.figures().size());
    for (Path picture : pictures) {
      BufferedImage image = ImageIO.read(picture.toFile());
      assertThat(image.getWidth()).as("%s", picture).isGreaterThanOrEqualTo(1600);
      // Paper, text, grid, two inks and the shades of their edges
      assertThat(colours(image)).as("colours of %s", picture).isGreaterThan(100);
    }
  }

  @Test
  void everyCsvHasAHeaderAndFiniteNumbers() throws IOException {
    List<Path> tables = files(".csv");

    assertThat(tables).hasSizeGreaterThanOrEqualTo(Story.figures().size());
    for (Path table : tables) {
      List<String> lines = Files.readAllLines(table);
      int columns = lines.get(0).split(",").length;
      assertThat(lines).as("%s", table).hasSizeGreaterThan(8);
      assertThat(lines.subList(1, lines.size()))
          .as("%s", table)
          .allMatch(line -> line.split(",").length == columns)
          .allMatch(
              line ->
                  Stream.of(line.split(","))
                      .mapToDouble(Double::parseDouble)
                      .allMatch(Double::isFinite));
    }
  }

  @Test
  void indexHasEverySentenceAndAlternativeAndNeedsNoNetwork() throws IOException {
    String page = Files.readString(output.resolve("index.html"));

    for (Figure figure : Story.figures()) {
      assertThat(page)
          .contains(figure.reading().sentences().stream().map(CurvesExampleTest::escaped).toList())
          .contains(
              figure.charts().stream().map(chart -> escaped(chart.alternative()) + '"').toList());
    }
    assertThat(page).doesNotContain("http://", "https://", "src=");
  }

  @Test
  void indexLinksOnlyToFilesThatExist() throws IOException {
    String page = Files.readString(output.resolve("index.html"));

    List<String> links =
        java.util.regex.Pattern.compile("<a[^>]* href=\"([^#\"]+)\"")
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .toList();

    assertThat(links)
        .hasSizeGreaterThan(2 * Story.figures().size())
        .allMatch(link -> Files.exists(output.resolve(link)));
  }

  @Test
  void leavesNoUnfinishedFile() throws IOException {
    assertThat(files(".tmp")).isEmpty();
  }

  @Test
  void unwritableOutputEndsWithOneLineAndExitCodeOne() throws IOException {
    Path inTheWay = Files.writeString(temporary.resolve("in-the-way"), "a file");

    Result failed = run("--output", inTheWay.resolve("curves").toString());

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err().lines())
        .singleElement()
        .asString()
        .startsWith("curves-example: ")
        .contains(inTheWay.toString(), "--output");
  }

  @Test
  void unknownOptionEndsWithAHintAndExitCodeTwo() {
    Result failed = run("--colour", "red");

    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(failed.err()).startsWith("curves-example: Unknown option").contains("--help");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
  }

  private static Result run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = new CommandLine(new CurvesExample());
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return new Result(CommandLauncher.execute(commandLine, args), out.toString(), err.toString());
  }

  private record Result(int exitCode, String out, String err) {}

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(output)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static long colours(BufferedImage image) {
    return IntStream.range(0, image.getHeight())
        .flatMap(y -> IntStream.range(0, image.getWidth()).map(x -> image.getRGB(x, y)))
        .distinct()
        .count();
  }
}
