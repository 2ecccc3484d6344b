package dev.crossentropy.statistics;

import dev.crossentropy.training.ExperimentSetup;

/**
 * How the seeds of a comparison share their test examples. Where some training examples are held
 * back, N is smaller than the pool and the interval wider than need be, never narrower.
 *
 * @param testExamples n, of each seed
 * @param trainExamples N − n, of each seed
 * @param redrawn whether each seed draws its own test examples from all N, or all share one set
 */
public record SplitDesign(int testExamples, int trainExamples, boolean redrawn) {

  /** One set of test examples for all seeds. */
  public static SplitDesign fixed(int testExamples, int trainExamples) {
    return new SplitDesign(testExamples, trainExamples, false);
  }

  /** Each seed draws its test examples anew from the same pool. */
  public static SplitDesign redrawn(int testExamples, int trainExamples) {
    return new SplitDesign(testExamples, trainExamples, true);
  }

  static SplitDesign of(ExperimentSetup setup) {
    return new SplitDesign(setup.testExamples(), setup.trainExamples(), setup.resplitBySeed());
  }

  /** c: the share of a seed's test examples that another seed tests on as well; 1 or n/N. */
  public double overlap() {
    return redrawn ? (double) testExamples / (testExamples + trainExamples) : 1;
  }

  /** n/(N − n). */
  public double testToTrain() {
    return (double) testExamples / trainExamples;
  }

  /** By what the variance of a mean over seeds is smaller than that of one seed, 1/J at best. */
  double shared(int seeds) {
    return overlap() + (1 - overlap()) / seeds;
  }
}
