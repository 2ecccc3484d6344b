package dev.crossentropy.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.data.table.feature.TableFeatures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The command as a user types it. */
class OwnDataExampleTest {

  @TempDir Path folder;

  private final PrintStream standardOut = System.out;
  private final PrintStream standardErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void redirect() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setOut(standardOut);
    System.setErr(standardErr);
  }

  /** Two classes told apart by x, with some overlap; 40 rows, one class in four. */
  private Path classes() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("x,kind,class\n");
    for (int i = 0; i < 40; i++) {
      boolean rare = i % 4 == 0;
      text.append((rare ? 2 : 0) + random.nextGaussian())
          .append(i % 3 == 0 ? ",red," : ",blue,")
          .append(rare ? "rare" : "common")
          .append('\n');
    }
    return Files.writeString(folder.resolve("kinds.csv"), text);
  }

  private Path labels() throws IOException {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("x\ty\tright\tup\n");
    for (int i = 0; i < 60; i++) {
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      text.append("%s\t%s\t%d\t%d\n".formatted(x, y, x > 0 ? 1 : 0, y > 0 ? 1 : 0));
    }
    return Files.writeString(folder.resolve("directions.tsv"), text);
  }

  @Test
  void comparesLossesOnACsvFile() throws IOException {
    int exitCode =
        run("--csv", classes().toString(), "--label", "class", "--seeds", "2", "--epochs", "3");
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("own-data-example:");
    assertThat(exitCode).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("kinds.csv: 40 examples, 2 columns as 3 features, 2 classes")
        .contains("--losses mcxent,cross-entropy,class-weights(0.6667,2)")
        .contains("new OutputLayer.Builder(new CrossEntropyLoss())")
        .contains("LossMCXENT");
    JsonNode result = result(folder.resolve("out"));
    assertThat(result.at("/experiment").asText()).isEqualTo("kinds");
    assertThat(result.at("/task").asText()).isEqualTo("ONE_CLASS");
    assertThat(result.at("/runs")).hasSize(6);
    assertThat(result.at("/classNames/0").asText()).isEqualTo("common");
  }

  @Test
  void comparesLossesOnSeveralLabels() throws IOException {
    int exitCode =
        run("--csv", labels().toString(), "--labels", "right,up", "--seeds", "2", "--epochs", "40");
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("own-data-example:");
    assertThat(exitCode).isZero();
    JsonNode result = result(folder.resolve("out"));
    assertThat(result.at("/task").asText()).isEqualTo("LABEL_SET");
    assertThat(result.at("/losses/0/name").asText()).isEqualTo("LossBinaryXENT");
    assertThat(result.at("/losses/1/name").asText()).isEqualTo("BinaryCrossEntropyLoss");
    for (JsonNode run : result.at("/runs")) {
      double exactMatch = run.at("/testAccuracy").asDouble();
      double hamming = run.at("/hammingLoss").asDouble();
      assertThat(exactMatch).isGreaterThan(0.5);
      // an example is wrong as soon as one of its two labels is
      assertThat(hamming).isBetween((1 - exactMatch) / 2 - 1e-9, 1 - exactMatch + 1e-9);
      assertThat(run.at("/f1").asDouble()).isGreaterThan(0.5);
    }
    assertThat(result.at("/functionParity/maxGradientDifference").asDouble()).isLessThan(1e-4);
    assertThat(folder.resolve("out/report.html")).exists();
  }

  @Test
  void answersForANewTable() throws IOException {
    run("--csv", classes().toString(), "--label", "class", "--seeds", "1", "--epochs", "30");
    Path model = folder.resolve("out/model-CrossEntropyLoss.zip");
    Path table =
        Files.writeString(folder.resolve("new.csv"), "Kind;note;X\ngreen;n1;5.0\nred;n2;?\n");
    Path answers = folder.resolve("answers.csv");
    int exitCode =
        ExampleLauncher.execute(
            new OwnDataExample(),
            "predict",
            "--model",
            model.toString(),
            "--output",
            answers.toString(),
            table.toString());
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("column 'kind': 1 values unknown from training, as 'green'");
    assertThat(exitCode).isZero();
    List<String> lines = Files.readAllLines(answers);
    assertThat(lines.get(0)).isEqualTo("Kind,note,X,predicted,p(common),p(rare)");
    assertThat(lines).hasSize(3);
    TableFeatures features = TableFeatures.in(model);
    INDArray probabilities =
        ModelSerializer.restoreMultiLayerNetwork(model.toFile(), false)
            .output(features.encode(List.of(Map.of("kind", "red"))));
    assertThat(features.classes()).containsExactly("common", "rare");
    assertThat(lines.get(2))
        .isEqualTo(
            String.format(
                Locale.ROOT,
                "red,n2,?,%s,%.6f,%.6f",
                features.classes().get(probabilities.argMax(1).getInt(0)),
                probabilities.getDouble(0, 0),
                probabilities.getDouble(0, 1)));
  }

  @Test
  void namesAllColumnsThatANewTableLacks() throws IOException {
    run("--csv", classes().toString(), "--label", "class", "--seeds", "1", "--epochs", "1");
    Path table = Files.writeString(folder.resolve("new.csv"), "a,b\n1,2\n3,4\n");
    int exitCode =
        ExampleLauncher.execute(
            new OwnDataExample(),
            "predict",
            "--model",
            folder.resolve("out/model-CrossEntropyLoss.zip").toString(),
            table.toString());
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("lacks columns that the model was trained on: x, kind; it has ");
  }

  @Test
  void choosesAmongLearningRatesUnderHarderConditions() throws IOException {
    int exitCode =
        run(
            "--csv",
            classes().toString(),
            "--label",
            "3",
            "--seeds",
            "2",
            "--epochs",
            "2",
            "--learning-rate",
            "0.01,0.1",
            "--imbalance",
            "2",
            "--soft-labels",
            "0.2",
            "--label-noise",
            "0.1");
    assertThat(exitCode).isZero();
    JsonNode training = result(folder.resolve("out")).at("/training");
    assertThat(training.at("/imbalance").asDouble()).isEqualTo(2);
    assertThat(training.at("/softLabels").asDouble()).isEqualTo(0.2);
    assertThat(training.at("/labelNoise").asDouble()).isEqualTo(0.1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "                                     | name your data: either --csv FILE",
        "--csv KINDS                          | say what to learn: either --label COLUMN",
        "--csv KINDS --idx .                  | --csv and --idx both name the data",
        "--csv KINDS --label class --labels x | --label is for one column of classes, --labels for",
        "--csv KINDS --labels class           | --labels takes at least two columns",
        "--idx . --label class                | name columns of a table, not of --idx",
        "--csv KINDS --label class --missing x | 'x' is not one of fill, drop, error",
        "--csv KINDS --label class --separator xy | 'xy' is no separator",
        "--csv KINDS --label class --imbalance 0.5 | '0.5' is not a number from 1 to 1e9",
        "--csv KINDS --label class --losses binary-xent | binary-xent is a loss for several labels",
        "--csv KINDS --labels x,class --losses mcxent | mcxent is a loss for one label",
        "--csv KINDS --labels x,class --imbalance 2 | --imbalance needs one label",
      })
  void refusesMisuseWithOneLineAndOneHint(String arguments, String explanation) throws IOException {
    String kinds = classes().toString();
    String[] words =
        arguments == null ? new String[0] : arguments.replace("KINDS", kinds).split(" +");
    assertThat(run(words)).isEqualTo(2);
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.get(0)).startsWith("own-data-example: ").contains(explanation);
    assertThat(lines.get(1)).isEqualTo("own-data-example --help lists all options.");
  }

  @ParameterizedTest
  @CsvSource({
    "--csv FOLDER/none.csv --label x, none.csv: no such file",
    "--csv FOLDER --label x, is a folder: expected a CSV file",
    "--csv FOLDER/kinds.csv --label y, 'unknown label column ''y'''",
    "--idx FOLDER/none, none: no such folder",
    "--idx FOLDER, the folder lacks train-images-idx3-ubyte",
  })
  void failsInOneLine(String arguments, String explanation) throws IOException {
    classes();
    assertThat(run(arguments.replace("FOLDER", folder.toString()).split(" "))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .asString()
        .startsWith("own-data-example: ")
        .contains(explanation);
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    if (all.stream().noneMatch("--output"::equals)) {
      all.addAll(List.of("--output", folder.resolve("out").toString()));
    }
    return ExampleLauncher.execute(new OwnDataExample(), all.toArray(String[]::new));
  }

  private static JsonNode result(Path folder) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("result.json").toFile());
  }
}
