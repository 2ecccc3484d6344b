package dev.crossentropy.check.array;

import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Rule;
import java.util.Arrays;
import java.util.Locale;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * How long the two calls of a training step take beside {@code LossMCXENT}: the median of rounds in
 * turn, since a machine that is busy slows both.
 */
public final class TimeRule implements Rule {

  /** A mini-batch of usual size. */
  private static final int ROWS = 128;

  private static final int ROUNDS = 20;
  private static final int CALLS_PER_ROUND = 4;

  @Override
  public String name() {
    return "time of a gradient and a score";
  }

  @Override
  public Finding examine(Subject subject) {
    Subject yardstick =
        new Subject(
            new LossMCXENT(), Activation.SOFTMAX, LabelKind.ONE_HOT, subject.outputs(), true);
    try {
      double[] own = new double[ROUNDS];
      double[] theirs = new double[ROUNDS];
      LossCall ownCall = call(subject);
      LossCall theirCall = call(yardstick);
      for (int round = -ROUNDS; round < ROUNDS; round++) {
        double ownTime = microseconds(ownCall);
        double theirTime = microseconds(theirCall);
        if (round >= 0) { // the rounds before warm the JVM up
          own[round] = ownTime;
          theirs[round] = theirTime;
        }
      }
      return Finding.information(text(median(own), median(theirs), subject.outputs()));
    } catch (RuntimeException e) {
      return Finding.notApplicable("The loss cannot be timed: " + Refusal.message(e));
    }
  }

  private static LossCall call(Subject subject) {
    return subject.call(Batches.ofRows(subject, ROWS)).castTo(DataType.FLOAT);
  }

  private static double microseconds(LossCall call) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS_PER_ROUND; i++) {
      call.gradient();
      call.score();
    }
    return (System.nanoTime() - start) / 1e3 / CALLS_PER_ROUND;
  }

  private static double median(double[] times) {
    return Arrays.stream(times).sorted().toArray()[times.length / 2];
  }

  private static String text(double own, double theirs, int outputs) {
    return String.format(
        Locale.ROOT,
        "%.0f microseconds for %d rows of %d outputs, %.1f times LossMCXENT's %.0f.",
        own,
        ROWS,
        outputs,
        own / theirs,
        theirs);
  }
}
