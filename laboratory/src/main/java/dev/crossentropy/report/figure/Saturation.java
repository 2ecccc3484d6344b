package dev.crossentropy.report.figure;

import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.training.function.ScoreProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Where a loss stops to grow although the exact cross-entropy goes on. */
public final class Saturation {

  /** A score that gains less than this over the last quarter of the trace has stopped, in nats. */
  private static final double STANDSTILL = 1e-3;

  private Saturation() {}

  /** The value a loss does not exceed along the trace, if there is one. */
  public static OptionalDouble ceiling(ScoreProbe probe, int loss) {
    double[] scores = probe.trace().scores()[loss];
    if (scores.length < 4) {
      return OptionalDouble.empty();
    }
    double last = scores[scores.length - 1];
    double before = scores[scores.length * 3 / 4];
    return Math.abs(last - before) < STANDSTILL ? OptionalDouble.of(last) : OptionalDouble.empty();
  }

  public static String sentence(String loss, double ceiling, double reached) {
    return reached < ceiling
        ? "%s never scores an example above %s. This run stays below: whatever label its test examples had, their exact cross-entropy would be at most %s."
            .formatted(loss, Numbers.fixed(ceiling, 2), Numbers.fixed(reached, 2))
        : "%s never scores an example above %s, though the exact cross-entropy of this run’s own test logits reaches %s under a wrong label."
            .formatted(loss, Numbers.fixed(ceiling, 2), Numbers.fixed(reached, 2));
  }

  static String inWords(ScoreProbe probe) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < probe.losses().size(); i++) {
      OptionalDouble ceiling = ceiling(probe, i);
      parts.add(
          probe.losses().get(i)
              + (ceiling.isPresent()
                  ? " never exceeds " + Numbers.fixed(ceiling.getAsDouble(), 2)
                  : " grows as long as the cross-entropy does"));
    }
    return String.join("; ", parts) + ".";
  }
}
