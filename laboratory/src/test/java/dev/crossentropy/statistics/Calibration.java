package dev.crossentropy.statistics;

import dev.crossentropy.statistics.SimulatedLosses.Kind;
import dev.crossentropy.statistics.SimulatedLosses.Margins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often verdicts are wrong, where the truth is known. {@code scripts/calibration} prints the
 * table of docs/statistics.md.
 *
 * @param repetitions comparisons simulated for each line and kind of losses
 */
record Calibration(int repetitions, Method method) {

  /** How differences {@code [seed][test example]} become an interval. */
  interface Method {
    PairedInterval interval(Metric metric, SplitDesign design, double[][] differences);
  }

  /** With the method of the verdicts. */
  Calibration(int repetitions) {
    this(
        repetitions,
        (metric, design, differences) ->
            PairedInterval.of(
                differences,
                design,
                ExampleValues.largestDifference(metric),
                Confidence.together(1)));
  }

  /** True differences, in margins. */
  static final double[] TRUTHS = {0, 0.5, 1, 2};

  static final List<Integer> SEEDS = List.of(2, 3, 5, 10, 20);

  private static final List<Kind> KINDS = List.of(Kind.values());

  private static final List<Metric> METRICS = List.of(Metric.TEST_ACCURACY, Metric.TEST_LOSS);

  /**
   * Counts of verdicts on one metric, after so many seeds, on one kind of losses.
   *
   * @param equivalent of the repetitions under each of the {@link #TRUTHS}
   * @param higher the candidate is said to have the higher value
   * @param lower the candidate is said to have the lower value
   */
  record Counts(
      Metric metric,
      SplitDesign design,
      int seeds,
      Kind kind,
      int repetitions,
      int[] equivalent,
      int[] higher,
      int[] lower) {

    Counts(Metric metric, SplitDesign design, int seeds, Kind kind, int repetitions) {
      this(
          metric,
          design,
          seeds,
          kind,
          repetitions,
          new int[TRUTHS.length],
          new int[TRUTHS.length],
          new int[TRUTHS.length]);
    }

    private void add(int truth, PairedInterval interval) {
      Verdict verdict = Verdict.of(interval, metric.margin(), metric.better());
      equivalent[truth] += verdict == Verdict.EQUIVALENT ? 1 : 0;
      boolean decided = verdict == Verdict.BETTER || verdict == Verdict.WORSE;
      higher[truth] += decided && interval.low() > 0 ? 1 : 0;
      lower[truth] += decided && interval.high() < 0 ? 1 : 0;
    }

    /** BETTER or WORSE, though there is no difference; or the wrong one of the two. */
    double wronglyDifferent() {
      int most = higher[0] + lower[0];
      for (int truth = 1; truth < TRUTHS.length; truth++) {
        most = Math.max(most, lower[truth]);
      }
      return (double) most / repetitions;
    }

    /** EQUIVALENT, though the difference is one or two margins. */
    double wronglyEquivalent() {
      return (double) Math.max(equivalent[2], equivalent[3]) / repetitions;
    }

    double rightlyEquivalent() {
      return (double) equivalent[0] / repetitions;
    }

    double rightlyDifferent() {
      return (double) higher[3] / repetitions;
    }
  }

  /** All seeds of {@link #SEEDS}, each a beginning of the same simulated seeds. */
  List<Counts> of(SplitDesign design, Kind kind, List<Integer> seeds) {
    SimulatedLosses losses = new SimulatedLosses(kind, design);
    List<Counts> all = new ArrayList<>();
    for (Metric metric : METRICS) {
      seeds.forEach(count -> all.add(new Counts(metric, design, count, kind, repetitions)));
    }
    double[][] shifts =
        METRICS.stream()
            .map(
                metric ->
                    Arrays.stream(TRUTHS)
                        .map(truth -> losses.shift(metric, truth * metric.margin()))
                        .toArray())
            .toArray(double[][]::new);
    Random random = new Random(KINDS.indexOf(kind));
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Margins margins = losses.draw(seeds.get(seeds.size() - 1), random);
      for (int truth = 0; truth < TRUTHS.length; truth++) {
        for (int metric = 0; metric < METRICS.size(); metric++) {
          double[][] differences = margins.differences(METRICS.get(metric), shifts[metric][truth]);
          for (int i = 0; i < seeds.size(); i++) {
            all.get(metric * seeds.size() + i)
                .add(
                    truth,
                    method.interval(
                        METRICS.get(metric), design, Arrays.copyOf(differences, seeds.get(i))));
          }
        }
      }
    }
    return all;
  }

  /** Prints the table; the argument is the number of repetitions for 51 and 500 test examples. */
  public static void main(String[] arguments) {
    int repetitions = arguments.length == 0 ? 2000 : Integer.parseInt(arguments[0]);
    System.out.println(
        "| test examples | seeds | accuracy, one test set | accuracy, drawn anew | cross-entropy,"
            + " one test set | cross-entropy, drawn anew |");
    System.out.println("|--:|--:|---|---|---|---|");
    for (int tests : new int[] {51, 500, 10_000}) {
      Calibration calibration = new Calibration(tests > 500 ? repetitions / 4 : repetitions);
      List<Counts> all =
          IntStream.range(0, 2 * Kind.values().length)
              .parallel()
              .mapToObj(i -> calibration.of(design(tests, i), kind(i), SEEDS))
              .flatMap(List::stream)
              .toList();
      SEEDS.forEach(seeds -> System.out.println(line(tests, seeds, all)));
    }
  }

  private static SplitDesign design(int tests, int index) {
    return new SplitDesign(tests, 2 * tests, index % 2 == 1);
  }

  private static Kind kind(int index) {
    return KINDS.get(index / 2);
  }

  private static String line(int tests, int seeds, List<Counts> all) {
    StringBuilder line = new StringBuilder("| %,d | %d |".formatted(tests, seeds));
    for (Metric metric : METRICS) {
      for (boolean redrawn : new boolean[] {false, true}) {
        List<Counts> cell =
            all.stream()
                .filter(c -> c.seeds() == seeds && c.metric().is(metric))
                .filter(c -> c.design().redrawn() == redrawn)
                .toList();
        line.append(
            String.format(
                Locale.ROOT,
                " %.1f / %.1f (%.0f / %.0f) |",
                most(cell, Counts::wronglyDifferent),
                most(cell, Counts::wronglyEquivalent),
                usual(cell, Counts::rightlyDifferent),
                usual(cell, Counts::rightlyEquivalent)));
      }
    }
    return line.toString();
  }

  private static double most(List<Counts> kinds, ToDoubleFunction<Counts> share) {
    return 100 * kinds.stream().mapToDouble(share).max().orElseThrow();
  }

  private static double usual(List<Counts> kinds, ToDoubleFunction<Counts> share) {
    return 100
        * kinds.stream().filter(counts -> counts.kind() == Kind.USUAL).mapToDouble(share).sum();
  }
}
