package dev.crossentropy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.training.output.OutputException;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A second result in a folder that already holds one. */
class EarlierResultTest {

  /** After the time when the fixture's command started. */
  private static final String ASIDE = "output-20260102-030405";

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void writeTheFirst() throws IOException {
    folder = Files.createDirectory(temporary.resolve("output"));
    run(ReportFixture.outcome(3, ReportFixture.BASELINE, ReportFixture.SMOOTHED));
  }

  @Test
  void liesBesideTheNextResultWithAllItsFiles() throws IOException {
    SortedSet<String> before = names(folder);
    Comparison.Outcome second =
        ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL);
    run(second);
    Path fresh = temporary.resolve("fresh");
    ResultFiles.write(second, null, OutputFolder.prepare(fresh));
    assertThat(names(folder)).isEqualTo(names(fresh));
    assertThat(ResultReader.read(folder).result()).isEqualTo(second.result());
    assertThat(names(temporary.resolve(ASIDE))).isEqualTo(before);
    assertThat(ResultReader.read(temporary.resolve(ASIDE)).result().seeds()).isEqualTo(3);
  }

  @Test
  void isReplacedByARepetitionOfTheSameCommand() throws IOException {
    SortedSet<String> before = names(folder);
    run(ReportFixture.outcome(3, ReportFixture.BASELINE, ReportFixture.SMOOTHED));
    assertThat(names(folder)).isEqualTo(before);
    assertThat(temporary.resolve(ASIDE)).doesNotExist();
  }

  @Test
  void aThirdResultOfTheSameTimeFindsANameOfItsOwn() {
    run(ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL));
    run(ReportFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.FOCAL));
    assertThat(temporary.resolve(ASIDE + "-2/result.json")).isRegularFile();
  }

  @Test
  void listsEveryFileThatGoesWithTheResult() throws IOException {
    SortedSet<String> listed = new TreeSet<>(List.of("result.json", "report.html"));
    new com.fasterxml.jackson.databind.ObjectMapper()
        .readTree(folder.resolve("result.json").toFile())
        .get("files")
        .forEach(file -> listed.add(file.asText()));
    assertThat(listed).isEqualTo(names(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model-mine.zip",
        "plots/mine.png",
        "predictions/notes.csv.gz",
        "images/test-1.png",
        "checkpoints/LossMCXENT-seed-1.checkpoint",
        "thesis.docx"
      })
  void keepsWhatTheResultDoesNotList(String name) throws IOException {
    Path mine = folder.resolve(name);
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");
    run(ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL));
    assertThat(mine).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"thesis.docx", "../thesis.docx", "../plots/a.png", "plots/../../a.png"})
  void keepsWhatIsNotCalledLikeItsFilesThoughListed(String name) throws IOException {
    Path mine = folder.resolve(name).normalize();
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");
    Path result = folder.resolve("result.json");
    Files.writeString(
        result,
        Files.readString(result).replace("\"files\" : [ ", "\"files\" : [ \"" + name + "\", "));
    run(ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL));
    assertThat(mine).hasContent("mine");
  }

  @Test
  void movesNothingThroughALinkThatLeadsElsewhere() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path mine = Files.writeString(elsewhere.resolve("scores.png"), "mine");
    try (Stream<Path> plots = Files.list(folder.resolve("plots"))) {
      for (Path plot : plots.toList()) {
        Files.delete(plot);
      }
    }
    Files.delete(folder.resolve("plots"));
    Files.createSymbolicLink(folder.resolve("plots"), elsewhere);
    ResultFiles.write(
        ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL),
        null,
        OutputFolder.prepare(folder));
    assertThat(mine).hasContent("mine");
  }

  @Test
  void movesNothingWhereTheResultIsNoFile() throws IOException {
    SortedSet<String> before = names(folder);
    // A folder in the place of the result that it cannot be renamed to.
    Files.delete(folder.resolve("result.json"));
    Files.createDirectories(folder.resolve("result.json/in-the-way"));
    OutputFolder output = OutputFolder.prepare(folder);
    Comparison.Outcome second =
        ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL);
    assertThatThrownBy(() -> ResultFiles.write(second, null, output))
        .isInstanceOf(OutputException.class);
    before.remove("result.json");
    assertThat(names(folder)).containsAll(before);
    assertThat(temporary.resolve(ASIDE)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1]", "{\"files\": 3}", "{\"files\": [null, {}, \"\"]}"})
  void replacesAResultThatSomebodyElseWrote(String content) throws IOException {
    Files.writeString(folder.resolve("result.json"), content);
    Comparison.Outcome second =
        ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.FOCAL);
    run(second);
    assertThat(ResultReader.read(folder).result()).isEqualTo(second.result());
  }

  private void run(Comparison.Outcome outcome) {
    ResultFiles.write(outcome, null, OutputFolder.prepare(folder));
    ResultFiles.report(folder, OutputFolder.prepare(folder));
  }

  private static SortedSet<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    }
  }
}
