package dev.crossentropy.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.cli.console.ConsoleProgress.Workload;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class ConsoleProgressTest {

  private final StringWriter log = new StringWriter();

  @Test
  void tellsHowFarItIsAndEndsWithTheTime() throws InterruptedException {
    Run run =
        new Run(
            TwoMoons.experiment(new TrainingSettings(10, 10, 0.05, 0)),
            new NamedLoss("mcxent", Map.of(), new LossMCXENT()),
            1);
    try (ConsoleProgress progress =
        ConsoleProgress.inLog(
            new PrintWriter(log), new Workload(1, 10, 60), Duration.ofMillis(1))) {
      progress.resumed(run, 4, 240);
      for (int batch = 0; batch < 36; batch++) {
        progress.batchFinished(run, 10, 0.25);
        Thread.sleep(5); // so that the bar is drawn
      }
    }

    List<String> lines = log.toString().lines().toList();
    assertThat(lines).anyMatch(line -> line.endsWith("resumed after epoch 4 of 10"));
    assertThat(lines).anyMatch(line -> line.contains("/360 ex") && line.contains("loss 0.250"));
    assertThat(lines).last().asString().startsWith("Trained in ").endsWith(" s.");
    assertThat(lines).allMatch(line -> line.length() <= 80);
  }
}
