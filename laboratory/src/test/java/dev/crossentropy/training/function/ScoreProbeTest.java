package dev.crossentropy.training.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class ScoreProbeTest {

  /** LossMCXENT clips probabilities at 1e-10: −ln 1e-10. */
  private static final double CEILING = 23.025850929940457;

  private static final double ROUNDING = 1e-9;

  @Test
  void scoresEachRowUnderEachLabel() {
    ScoreProbe probe = probe(new double[][] {{0, 3}, {1, 1}});
    double sure = Math.log1p(Math.exp(-3));
    assertThat(probe.own().exact())
        .containsExactly(new double[] {sure, Math.log(2), Math.log(2), 3 + sure}, within(ROUNDING));
    assertThat(probe.own().scores()[0]).containsExactly(probe.own().exact(), within(ROUNDING));
  }

  @Test
  void followsAMistakeToWhereALossNoLongerCountsIt() {
    ScoreProbe probe = probe(new double[][] {{0, 3}});
    double[] exact = probe.trace().exact();
    double[] scores = probe.trace().scores()[0];
    assertThat(exact[0]).isCloseTo(Math.log(2), within(ROUNDING));
    assertThat(exact[exact.length - 1]).isCloseTo(40, within(ROUNDING));
    assertThat(scores[scores.length - 1]).isCloseTo(CEILING, within(ROUNDING));
  }

  @Test
  void hasNoTraceOfANetworkThatTellsNothingApart() {
    assertThat(probe(new double[][] {{2, 2}}).trace().exact()).isEmpty();
  }

  private static ScoreProbe probe(double[][] logits) {
    double[][] labels = new double[logits.length][2];
    for (double[] row : labels) {
      row[0] = 1;
    }
    return ScoreProbe.of(
        List.of(new NamedLoss("LossMCXENT", Map.of(), new LossMCXENT())),
        new LabelledLogits(Task.ONE_CLASS, Nd4j.create(logits), Nd4j.create(labels)));
  }
}
