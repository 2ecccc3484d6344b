package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.output.OutputClaim;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(out.toString()).contains("LossMCXENT", "CrossEntropyLoss", "EQUIVALENT");
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
  void severalLearningRatesHaveAFolderEach() {
    String output = temporary.toString();
    assertThat(execute("--learning-rate", "0.05,0.1", "--output", output)).isZero();
    assertThat(temporary.resolve("learning-rate-0.05/result.json")).exists();
    assertThat(temporary.resolve("learning-rate-0.1/result.json")).exists();
  }

  @Test
  void failsInOneLineWhereTrainingDiverges() {
    int exitCode = execute("--losses", "z-loss(1e300)", "--output", temporary.toString());
    assertThat(exitCode).isEqualTo(1);
    assertThat(complaints()).singleElement().asString().contains("diverged");
    assertThat(temporary.resolve("result.json")).doesNotExist();
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
