package dev.crossentropy.data;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Mixup: each mini-batch becomes λ·batch + (1 − λ)·the same batch in another order, features and
 * labels alike, with one λ from Beta(α, α) for each batch (Zhang et al. 2018, <i>mixup: Beyond
 * Empirical Risk Minimization</i>). The loss then sees soft targets.
 *
 * <p>Draws depend on the seed alone, so that every loss sees the same mixtures.
 */
public final class Mixup {

  private final BetaDistribution weights;
  private final RandomStream random;

  /**
   * @param alpha above 0; small values leave most batches nearly as they are
   */
  public Mixup(double alpha, long seed) {
    weights = BetaDistribution.of(alpha, alpha);
    random = new RandomStream(seed);
  }

  /** The next mixture; the argument stays as it is. */
  public DataSet mixed(DataSet batch) {
    double lambda = weights.inverseCumulativeProbability(random.nextDouble());
    int[] order = random.permutation(batch.numExamples());
    return new DataSet(
        mixed(batch.getFeatures(), order, lambda), mixed(batch.getLabels(), order, lambda));
  }

  private static INDArray mixed(INDArray rows, int[] order, double lambda) {
    return rows.mul(lambda).addi(Nd4j.pullRows(rows, 1, order).muli(1 - lambda));
  }
}
