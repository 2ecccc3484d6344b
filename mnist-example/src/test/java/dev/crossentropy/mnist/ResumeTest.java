package dev.crossentropy.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed without warning. */
@Timeout(300)
class ResumeTest {

  /** The first loss alone takes far longer than the longest wait before the kill. */
  private static final String[] TRAINING = {
    "--model", "mlp", "--seeds", "3", "--epochs", "12", "--batch-size", "50", "--threads", "1"
  };

  private static final int LONGEST_WAIT_MILLIS = 200;

  @TempDir Path folder;

  private final List<Process> children = new ArrayList<>();

  @AfterEach
  void stop() {
    children.forEach(Process::destroyForcibly);
  }

  @Test
  void aTrainingKilledTwiceEndsInTheParametersOfAnUninterruptedOne() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path output = folder.resolve("killed");
    killAfterItsRun(1, output, random);
    killAfterItsRun(2, output, random, "--resume");
    Command resumed = Command.run(arguments(output, "--resume"));
    assertThat(resumed.exitCode()).as("seed %d: %s", seed, resumed.err()).isZero();
    assertThat(resumed.err()).contains("of 6 runs were trained before");

    Path other = folder.resolve("uninterrupted");
    assertThat(Command.run(arguments(other)).exitCode()).isZero();
    assertThat(parameters(output)).as("seed %d", seed).isEqualTo(parameters(other)).hasSize(6);
    try (Stream<Path> files = Files.walk(output)) {
      assertThat(files.map(Path::toString))
          .noneMatch(name -> name.endsWith(".unfinished") || name.endsWith(".run"));
    }
  }

  @Test
  void aSecondCommandInTheSameFolderIsRefusedAndTouchesNothing() throws Exception {
    Path output = folder.resolve("shared");
    Process first = startedUntilItsRun(1, output);
    for (String[] more : new String[][] {{}, {"--resume"}}) {
      Command second = Command.run(arguments(output, more));
      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err().lines().toList())
          .singleElement()
          .asString()
          .contains(output + " is in use");
    }
    assertThat(finished(output)).isPositive();
    first.destroyForcibly().waitFor();
    Command restarted = Command.run(arguments(output));
    assertThat(restarted.exitCode()).isZero();
    assertThat(restarted.err())
        .contains("Starting from the beginning")
        .doesNotContain("trained before");
  }

  @Test
  void otherOptionsThanTheInterruptedCommandsAreRefusedInOneLine() throws Exception {
    Path output = folder.resolve("killed");
    killAfterItsRun(1, output, new Random(1));
    Command changed = Command.run(arguments(output, "--resume", "--learning-rate", "0.3"));
    assertThat(changed.exitCode()).isEqualTo(1);
    assertThat(changed.err().lines().toList())
        .singleElement()
        .asString()
        .contains("LossMCXENT-seed-1-rate-0.1.run", "other options");
  }

  @Test
  void startsFromTheBeginningAndSaysSoWhereThereIsNothingToResume() {
    Command command =
        Command.run(
            "--data",
            data(),
            "--model",
            "softmax",
            "--seeds",
            "1",
            "--epochs",
            "1",
            "--resume",
            "--output",
            folder.resolve("new").toString());
    assertThat(command.exitCode()).isZero();
    assertThat(command.err()).contains("Nothing to resume", "starting from the beginning");
  }

  private void killAfterItsRun(int count, Path output, Random random, String... more)
      throws IOException, InterruptedException {
    Process child = startedUntilItsRun(count, output, more);
    boolean ended = child.waitFor(random.nextInt(LONGEST_WAIT_MILLIS), TimeUnit.MILLISECONDS);
    assertThat(ended).as("the training was too short to be killed").isFalse();
    child.destroyForcibly().waitFor();
  }

  private Process startedUntilItsRun(int count, Path output, String... more)
      throws IOException, InterruptedException {
    Process child = start(arguments(output, more));
    while (finished(output) < count) {
      assertThat(child.isAlive()).as("child of %s", output).isTrue();
      Thread.sleep(1);
    }
    return child;
  }

  /** Runs that are kept. */
  private static long finished(Path output) throws IOException {
    Path runs = output.resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(runs)) {
      return files.filter(file -> file.toString().endsWith(".run")).count();
    }
  }

  private Process start(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(MnistExample.class.getName());
    command.addAll(arguments);
    Process child =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(new File(folder.toFile(), "child.log"))
            .start();
    children.add(child);
    return child;
  }

  private List<String> arguments(Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of(TRAINING));
    arguments.addAll(List.of("--data", data(), "--output", output.toString()));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private String data() {
    return SmallDigits.in(folder.resolve("digits"));
  }

  private static List<String> parameters(Path output) throws IOException {
    return new ObjectMapper()
        .readTree(output.resolve("result.json").toFile())
        .findValuesAsText("parametersSha256");
  }
}
