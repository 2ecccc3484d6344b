package dev.crossentropy.statistics;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two losses of which the true difference is known, and the networks that a comparison would train.
 *
 * <p>A network gives test example i the margin {@value #EASE} + uᵢ + …, the logit of the right
 * answer over the best wrong one; its answer is right where that is positive, its cross-entropy is
 * log(1 + e^(−{@value #STEEPNESS}·margin)). How easy an example is, uᵢ, is the same for all
 * networks, so their mistakes resemble each other. The other parts are those of {@link Kind}.
 */
final class SimulatedLosses {

  private static final double EASE = 1.65;
  private static final double STEEPNESS = 4;

  /**
   * What tells two networks apart. All are standard deviations of a margin.
   *
   * @see #draw
   */
  enum Kind {
    /** The better network makes the other one's mistakes but for some, always the same. */
    NESTED(0, 0, 0, 0, 0),
    /** Networks of a seed resemble each other; a little of everything. */
    USUAL(0.3, 0.15, 0.2, 0.02, 0.3),
    /** Seeds differ more than examples do. */
    BY_SEED(0.3, 0.15, 0.2, 0.15, 0.3),
    /** Each loss has examples of its own that it gets right, whatever the seed. */
    BY_EXAMPLE(0.1, 0.02, 0.3, 0, 0.3);

    private final double ofSeedAndExample;
    private final double ofNetworkAndExample;
    private final double ofLossAndExample;
    private final double ofLossAndSeed;
    private final double ofTrainingExample;

    Kind(
        double ofSeedAndExample,
        double ofNetworkAndExample,
        double ofLossAndExample,
        double ofLossAndSeed,
        double ofTrainingExample) {
      this.ofSeedAndExample = ofSeedAndExample;
      this.ofNetworkAndExample = ofNetworkAndExample;
      this.ofLossAndExample = ofLossAndExample;
      this.ofLossAndSeed = ofLossAndSeed;
      this.ofTrainingExample = ofTrainingExample;
    }
  }

  /** Margins of the two networks of each seed, {@code [seed][test example]}. */
  record Margins(double[][] baseline, double[][] candidate) {

    /** Candidate − baseline, if the candidate's margins were larger by a shift. */
    double[][] differences(Metric metric, double shift) {
      DoubleUnaryOperator value = valueOf(metric);
      double[][] differences = new double[baseline.length][baseline[0].length];
      for (int seed = 0; seed < baseline.length; seed++) {
        for (int i = 0; i < baseline[seed].length; i++) {
          differences[seed][i] =
              value.applyAsDouble(candidate[seed][i] + shift)
                  - value.applyAsDouble(baseline[seed][i]);
        }
      }
      return differences;
    }
  }

  private final Kind kind;
  private final SplitDesign design;

  SimulatedLosses(Kind kind, SplitDesign design) {
    this.kind = kind;
    this.design = design;
  }

  private static DoubleUnaryOperator valueOf(Metric metric) {
    return metric.is(Metric.TEST_ACCURACY)
        ? margin -> margin > 0 ? 1 : 0
        : margin -> Math.log1p(Math.exp(-STEEPNESS * margin));
  }

  /**
   * By how much all margins of the candidate have to be larger, so that its metric differs by
   * exactly this from the baseline's, on average over seeds, examples and training sets.
   */
  double shift(Metric metric, double difference) {
    double wanted = mean(metric, EASE, baselineDeviation()) + difference;
    double low = -EASE;
    double high = EASE;
    double sign = metric.is(Metric.TEST_ACCURACY) ? 1 : -1;
    for (int step = 0; step < 60; step++) {
      double middle = (low + high) / 2;
      if (sign * (mean(metric, EASE + middle, candidateDeviation()) - wanted) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Of the metric, over normally distributed margins. */
  private static double mean(Metric metric, double center, double deviation) {
    if (metric.is(Metric.TEST_ACCURACY)) {
      return NormalDistribution.of(center, deviation).survivalProbability(0);
    }
    DoubleUnaryOperator value = valueOf(metric);
    double sum = 0;
    double weights = 0;
    for (double z = -9; z <= 9; z += 0.01) {
      double weight = Math.exp(-z * z / 2);
      sum += weight * value.applyAsDouble(center + deviation * z);
      weights += weight;
    }
    return sum / weights;
  }

  private double baselineDeviation() {
    return root(1, kind.ofSeedAndExample, kind.ofNetworkAndExample);
  }

  private double candidateDeviation() {
    return root(
        baselineDeviation(),
        kind.ofLossAndExample,
        kind.ofLossAndSeed,
        kind.ofTrainingExample / Math.sqrt(design.trainExamples()));
  }

  private static double root(double... deviations) {
    double sum = 0;
    for (double deviation : deviations) {
      sum += deviation * deviation;
    }
    return Math.sqrt(sum);
  }

  /**
   * Networks of so many seeds. Where splits are drawn anew, all come from one pool of examples: two
   * seeds share test examples, and most of their training examples, each of which moves the
   * difference of the losses a little.
   */
  Margins draw(int seeds, Random random) {
    int tests = design.testExamples();
    int pool = design.redrawn() ? tests + design.trainExamples() : tests;
    double[] ease = gaussians(pool, 1, random);
    double[] liking = gaussians(pool, kind.ofLossAndExample, random);
    double[] influence = gaussians(pool, kind.ofTrainingExample, random);
    double[][] baseline = new double[seeds][tests];
    double[][] candidate = new double[seeds][tests];
    int[] order = new int[pool];
    for (int i = 0; i < pool; i++) {
      order[i] = i;
    }
    // On one test set all seeds share one training set as well.
    double ofTraining =
        kind.ofTrainingExample * random.nextGaussian() / Math.sqrt(design.trainExamples());
    for (int seed = 0; seed < seeds; seed++) {
      if (design.redrawn()) {
        shuffle(order, tests, random);
        ofTraining = meanOf(influence, order, tests);
      }
      double ofSeed = ofTraining + kind.ofLossAndSeed * random.nextGaussian();
      for (int i = 0; i < tests; i++) {
        int example = order[i];
        double both = EASE + ease[example] + kind.ofSeedAndExample * random.nextGaussian();
        baseline[seed][i] = both + kind.ofNetworkAndExample * random.nextGaussian();
        candidate[seed][i] =
            both + liking[example] + ofSeed + kind.ofNetworkAndExample * random.nextGaussian();
      }
    }
    return new Margins(baseline, candidate);
  }

  private static double[] gaussians(int count, double deviation, Random random) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = deviation == 0 ? 0 : deviation * random.nextGaussian();
    }
    return values;
  }

  /** Brings a random choice to the front. */
  private static void shuffle(int[] order, int chosen, Random random) {
    for (int i = 0; i < chosen; i++) {
      int other = i + random.nextInt(order.length - i);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  private static double meanOf(double[] values, int[] order, int from) {
    double sum = 0;
    for (int i = from; i < order.length; i++) {
      sum += values[order[i]];
    }
    return sum / (order.length - from);
  }
}
