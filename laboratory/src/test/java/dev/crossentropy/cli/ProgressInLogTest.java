package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class ProgressInLogTest {

  private static final Run RUN =
      new Run(
          TwoMoons.experiment(new TrainingSettings(10, 10, 0.05, 0)),
          new NamedLoss("LossMCXENT", Map.of(), new LossMCXENT()),
          1);

  private final StringWriter err = new StringWriter();
  private long seconds;
  private final ProgressInLog progress =
      new ProgressInLog(new PrintWriter(err), 10_000, () -> seconds * 1_000_000_000L);

  @Test
  void saysNothingOfAShortTraining() {
    seconds = 9;
    progress.batchFinished(RUN, 10_000, 0.5);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void tellsShareSpeedLossAndTimeLeftEveryTenSeconds() {
    for (seconds = 1; seconds <= 25; seconds++) {
      progress.batchFinished(RUN, 20, 0.5);
    }
    assertThat(err.toString().lines())
        .containsExactly(
            "Training: 2 % of 10,000 examples, 20 examples/s, loss 0.5000, 8 min 10 s left",
            "Training: 4 % of 10,000 examples, 20 examples/s, loss 0.5000, 8 min 0 s left");
  }

  @Test
  void countsWhatIsLeftAfterResuming() {
    progress.resumed(RUN, 4, 9_000);
    seconds = 10;
    progress.batchFinished(RUN, 500, 0.5);
    assertThat(err.toString().lines())
        .containsExactly(
            "LossMCXENT, seed 1: resumed after epoch 4 of 10",
            "Training: 50 % of 1,000 examples, 50 examples/s, loss 0.5000, 10 s left");
  }
}
