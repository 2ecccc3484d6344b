package dev.crossentropy.owndata;

import dev.crossentropy.data.Excerpt;
import dev.crossentropy.training.prediction.Task;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the data look like, in lines for the terminal.
 *
 * @param title what was read and how, as in {@code titanic.csv: 891 examples, …}
 * @param names of the classes or labels
 * @param counts examples of each
 */
record DataSummary(
    List<String> title, Task task, long examples, List<String> names, List<Long> counts) {

  /** A screenful; of more classes only the first and last ones are shown. */
  private static final int MOST_LINES = 20;

  /** A class twice as frequent as another: the rarer one begins to be overlooked. */
  private static final double IMBALANCED = 2;

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(title);
    int width = names.stream().map(Excerpt::of).mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < names.size(); i++) {
      if (names.size() > MOST_LINES && i == MOST_LINES / 2) {
        lines.add("  … %d more …".formatted(names.size() - MOST_LINES));
        i = names.size() - MOST_LINES / 2;
      }
      lines.add(line(i, width));
    }
    lines.addAll(imbalance());
    return lines;
  }

  private String line(int i, int width) {
    return String.format(
        Locale.ROOT,
        "  %-" + Math.max(1, width) + "s %,10d  %5.1f %%%s",
        Excerpt.of(names.get(i)),
        counts.get(i),
        100.0 * counts.get(i) / examples,
        task == Task.ONE_CLASS && counts.get(i) < 2 ? "  (for training only)" : "");
  }

  private List<String> imbalance() {
    return weighted()
        .map(
            weights ->
                List.of(
                    task == Task.ONE_CLASS
                        ? "The largest class has %s times the examples of the smallest, so one loss weights all classes alike:"
                            .formatted(rounded(ratio()))
                        : "Some labels are rare, so one loss weights their presence like their absence:",
                    "  --losses " + losses()))
        .orElse(List.of());
  }

  /**
   * DL4J's loss and ours; where classes or labels are imbalanced also ours with weights that make
   * up for it, examples / (classes · examples of the class), as scikit-learn's "balanced".
   */
  String losses() {
    String plain =
        task == Task.ONE_CLASS ? "mcxent,cross-entropy" : "binary-xent,binary-cross-entropy";
    return weighted().map(weights -> plain + "," + weights).orElse(plain);
  }

  private Optional<String> weighted() {
    return switch (task) {
      case ONE_CLASS ->
          ratio() < IMBALANCED
              ? Optional.empty()
              : Optional.of(
                  "class-weights(%s)"
                      .formatted(weights(count -> (double) examples / (counts.size() * count))));
      case LABEL_SET ->
          counts.stream().noneMatch(count -> examples > (1 + IMBALANCED) * count)
              ? Optional.empty()
              : Optional.of(
                  "positive-weights(%s)"
                      .formatted(weights(count -> (double) (examples - count) / count)));
    };
  }

  private double ratio() {
    long largest = counts.stream().mapToLong(Long::longValue).max().orElse(1);
    long smallest = counts.stream().mapToLong(Long::longValue).min().orElse(1);
    return (double) largest / Math.max(1, smallest);
  }

  private String weights(LongToDoubleFunction weight) {
    return IntStream.range(0, counts.size())
        .mapToObj(i -> rounded(weight.applyAsDouble(Math.max(1, counts.get(i)))))
        .collect(Collectors.joining(","));
  }

  /** Four digits: what a person types. */
  private static String rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }
}
