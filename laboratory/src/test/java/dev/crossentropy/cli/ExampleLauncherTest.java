package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.output.OutputClaim;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ExampleLauncherTest {

  @TempDir Path temporary;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Command(name = "two-moons")
  static class Moons extends ExampleCommand {

    @Override
    protected String name() {
      return "two-moons";
    }

    @Override
    protected ExampleDefaults defaults() {
      return new ExampleDefaults(2, 2, 10, 0.05);
    }

    @Override
    protected Experiment experiment(TrainingSettings training) {
      return TwoMoons.experiment(training);
    }
  }

  @Test
  void comparesAndStoresTheResult() throws IOException {
    int exitCode = execute("--output", temporary.toString());
    assertThat(complaints()).isEmpty();
    assertThat(exitCode).isZero();
    assertThat(out.toString()).contains("LossMCXENT", "CrossEntropyLoss", "IDENTICAL");
    assertThat(temporary.resolve("result.json")).exists();
    assertThat(temporary.resolve("model-LossMCXENT.zip")).exists();
    assertThat(temporary.resolve("model-CrossEntropyLoss.zip")).exists();
    try (Stream<Path> files = Files.walk(temporary)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".unfinished"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--epochs -1          | '--epochs': '-1' is not a whole number from 1 to 2147483647",
        "--epochs 99999999999 | '--epochs': '99999999999' is not a whole number",
        "--epochs 1.5         | '--epochs': '1.5' is not a whole number",
        "--seeds 0            | '--seeds': '0' is not a whole number",
        "--batch-size x       | '--batch-size': 'x' is not a whole number",
        "--threads 0          | '--threads': '0' is not a whole number",
        "--seeds 1001         | '--seeds': '1001' is not a whole number from 1 to 1000",
        "--learning-rate 0    | '--learning-rate' (X,…): '0' is not a number from 1e-38 to 1e38",
        "--learning-rate 1e39 | '--learning-rate' (X,…): '1e39' is not a number from 1e-38",
        "--learning-rate NaN  | '--learning-rate' (X,…): 'NaN' is not a number",
        "--imbalance 0.5      | '--imbalance': '0.5' is not a number from 1 to 1e9",
        "--imbalance Infinity | '--imbalance': 'Infinity' is not a number from 1 to 1e9",
        "--soft-labels 0      | '--soft-labels': '0' is not a number from 0.001 to 1000",
        "--soft-labels 1e300  | '--soft-labels': '1e300' is not a number from 0.001 to 1000",
        "--label-noise 1      | '--label-noise': '1' is not a number from 0 to below 1",
        "--losses foo         | unknown loss 'foo'; known: cross-entropy(",
        "--frobnicate         | Unknown option: '--frobnicate'",
        "--epochs             | Missing required parameter for option '--epochs'",
        "stray                | Unmatched argument",
      })
  void refusesBadOptionsWithOneLineAndOneHint(String arguments, String explanation) {
    int exitCode = execute(arguments.split(" "));
    assertThat(exitCode).isEqualTo(2);
    List<String> lines = err.toString().lines().toList();
    assertThat(lines.get(0)).startsWith("two-moons: ").contains(explanation);
    assertThat(lines.get(1)).isEqualTo("two-moons --help lists all options.");
    assertThat(lines).hasSize(2);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(execute("--epoch", "3")).isEqualTo(2);
    assertThat(err.toString().lines().toList())
        .hasSize(2)
        .last(STRING)
        .isEqualTo("Possible solutions: --epochs");
  }

  @Test
  void failsInOneLineWhereResultsCannotBeStored() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    int exitCode = execute("--output", file.toString());
    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString().lines()).singleElement().asString().contains(file.toString());
  }

  @Test
  void failsInOneLineWhereAnotherCommandWrites() {
    try (OutputClaim other = OutputClaim.of(temporary)) {
      assertThat(execute("--output", other.prepare().path().toString())).isEqualTo(1);
    }
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("two-moons: " + temporary + " is in use")
        .contains("--output");
    assertThat(temporary.resolve("result.json")).doesNotExist();
  }

  @Test
  void givesEachLossTheLearningRateThatIsBestOnTheValidationPart() throws IOException {
    String output = temporary.toString();
    assertThat(execute("--learning-rate", "0.05,1e-7", "--output", output)).isZero();
    JsonNode result = new ObjectMapper().readTree(temporary.resolve("result.json").toFile());
    assertThat(result.at("/training/validation").asDouble()).isEqualTo(0.2);
    assertThat(result.get("learningRates")).hasSize(4);
    assertThat(result.get("runs")).hasSize(4);
    for (JsonNode run : result.get("runs")) {
      assertThat(run.get("learningRate").asDouble()).isEqualTo(0.05);
      assertThat(run.get("validationLosses")).hasSize(2);
    }
  }

  @Test
  void trainsToTheSameParametersWithTheClassesOfDl4j() throws IOException {
    assertThat(execute("--output", temporary.resolve("lean").toString())).isZero();
    assertThat(execute("--runtime", "dl4j", "--output", temporary.resolve("dl4j").toString()))
        .isZero();
    assertThat(parameters("dl4j")).isEqualTo(parameters("lean")).hasSize(4);
  }

  @Test
  void mergesPartsToTheResultOfTheWhole() throws IOException {
    assertThat(execute("--output", temporary.resolve("whole").toString())).isZero();
    for (String part : List.of("1", "2", "3")) {
      out.getBuffer().setLength(0);
      String folder = temporary.resolve(part).toString();
      assertThat(execute("--part", part + "/3", "--output", folder)).isZero();
      assertThat(out.toString()).contains("Part " + part + "/3 is trained", "of 4 runs");
      assertThat(temporary.resolve(part).resolve("result.json")).doesNotExist();
    }
    assertThat(merge("1", "3")).isEqualTo(1);
    assertThat(err.toString()).contains("is in none of the folders");
    assertThat(merge("1", "2", "3")).isZero();
    assertThat(err.toString()).contains("4 of 4 runs were trained before");
    assertThat(parameters("merged")).isEqualTo(parameters("whole")).hasSize(4);
    assertThat(temporary.resolve("merged/model-LossMCXENT.zip")).exists();
  }

  private int merge(String... parts) {
    err.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>();
    arguments.add("merge");
    Stream.of(parts).map(part -> temporary.resolve(part).toString()).forEach(arguments::add);
    arguments.addAll(List.of("--output", temporary.resolve("merged").toString()));
    return execute(arguments.toArray(String[]::new));
  }

  private List<String> parameters(String folder) throws IOException {
    return new ObjectMapper()
        .readTree(temporary.resolve(folder).resolve("result.json").toFile())
        .findValuesAsText("parametersSha256");
  }

  @Test
  void goesOnWhereALossDiverges() throws IOException {
    int exitCode = execute("--losses", "mcxent,z-loss(1e300)", "--output", temporary.toString());
    assertThat(complaints()).allMatch(line -> line.contains("diverged in epoch 1, batch "));
    assertThat(exitCode).isZero();
    JsonNode runs =
        new ObjectMapper().readTree(temporary.resolve("result.json").toFile()).get("runs");
    assertThat(runs.findValuesAsText("outcome"))
        .containsExactly("TRAINED", "DIVERGED", "TRAINED", "DIVERGED");
    assertThat(runs.get(1).get("epoch").asInt()).isEqualTo(1);
    assertThat(runs.get(1).has("testAccuracy")).isFalse();
  }

  @Test
  void saysHowToGiveMoreMemory() {
    Moons greedy =
        new Moons() {
          @Override
          protected Experiment experiment(TrainingSettings training) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    assertThat(execute(greedy, "--output", temporary.toString())).isEqualTo(1);
    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .startsWith("two-moons: the memory is used up (Java heap space; Java may have ")
        .contains("-Xmx", "--threads 1");
  }

  @Test
  void showsTheStackTraceOnlyWhenAsked() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    execute("--verbose", "--output", file.toString());
    assertThat(err.toString()).contains("\tat dev.crossentropy");
  }

  @Test
  void explainsItsOptions() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("--losses", "label-smoothing(X)", "--label-noise", "results");
  }

  @Test
  void keepsItsHelpInEightyColumns() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 80);
    assertThat(out.toString())
        .contains("--learning-rate=X,…", "(default: 0)", "class-weights(W,W,…)", "labelSmoothing=X")
        .doesNotContain("${", "Default:", "%n", "...");
  }

  /** A slow machine also hears how far training is. */
  private List<String> complaints() {
    return err.toString().lines().filter(line -> !line.startsWith("Train")).toList();
  }

  private int execute(String... arguments) {
    return execute(new Moons(), arguments);
  }

  private int execute(ExampleCommand example, String... arguments) {
    CommandLine commandLine = ExampleLauncher.commandLine(example);
    commandLine.setOut(new PrintWriter(out, true));
    commandLine.setErr(new PrintWriter(err, true));
    return commandLine.execute(arguments);
  }
}
