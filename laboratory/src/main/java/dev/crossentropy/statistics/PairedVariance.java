package dev.crossentropy.statistics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far the mean of paired differences may lie from the truth: by the choice of the seeds, and by
 * the choice of a finite number of test examples.
 *
 * <p>δⱼᵢ is what test example i of n contributes to the difference dⱼ = Σᵢ δⱼᵢ / n of seed j of J.
 * s² is the sample variance of the dⱼ, and
 *
 * <pre>v = (a + b/J)/n + (2·M·r/n)²</pre>
 *
 * the variance of d̄ = Σⱼ dⱼ / J over choices of test examples. r = c + (1 − c)/J, where c is the
 * {@linkplain SplitDesign#overlap() overlap} of two seeds' test sets.
 *
 * <ul>
 *   <li>One test set for all seeds (c = 1): a + b/J is the sample variance over i of the means δ̄ᵢ
 *       over seeds; b is the part of it that more seeds average away.
 *   <li>A test set drawn anew by each seed: a + b/J = r·w, where w is the mean over seeds of the
 *       sample variance over i of the δⱼᵢ.
 *   <li>The second term stands for what has not been seen. It is the variance that four more test
 *       examples would add, two for either loss, each with the largest difference M that an example
 *       can make: Agresti and Coull's “plus four” for paired proportions (Agresti and Min 2005,
 *       <i>Simple Improved Confidence Intervals for Comparing Matched Proportions</i>; they add
 *       half as much). So v is not zero where no pair is discordant: the limit is then 2·1.96/n =
 *       3.9/n, where the exact one is 3.7/n.
 * </ul>
 *
 * <p>With the quantiles t of J − 1 and u of n − 1 degrees of freedom, the interval is d̄ ± h:
 *
 * <pre>
 * one test set:  h² = t²·s²/J + u²·v
 * drawn anew:    h² = max(t²·s²·(1/J + n/(N − n)), u²·v)
 * </pre>
 *
 * <p>On one test set s² knows nothing of the examples, so both add up. The level is kept for every
 * ratio of the two: P(Z² ≤ y) is concave in y, therefore the coverage is concave in the share of
 * s²/J in the whole, and at both ends it is exact. Where test sets are drawn anew, s² holds the
 * examples' variance already, the factor is Nadeau and Bengio's (2003, <i>Inference for the
 * Generalization Error</i>; their ρ is n/N, and n/(N − n) = ρ/(1 − ρ)), and v is a floor under it.
 * There n/(N − n)·s² is a floor that more seeds do not lower.
 *
 * @param seeds J
 * @param betweenSeeds s²; NaN with a single seed
 * @param shared a
 * @param own b
 * @param largest M
 */
public record PairedVariance(
    SplitDesign design, int seeds, double betweenSeeds, double shared, double own, double largest) {

  /** Test examples of each kind that are added: two successes and two failures. */
  private static final int ADDED = 2;

  /**
   * @param differences δ, {@code [seed][test example]}, rows of equal length
   * @param largest M; null for the largest |δ| seen, where an example can make any difference
   */
  public static PairedVariance of(
      double[][] differences, SplitDesign design, @Nullable Double largest) {
    double ofSeeds =
        Spread.of(Arrays.stream(differences).mapToDouble(d -> Spread.of(d).mean()).toArray())
            .variance();
    double most = largest == null ? largestOf(differences) : largest;
    int seeds = differences.length;
    if (design.redrawn()) {
      double perExample = meanVariance(differences);
      double shared = design.overlap() * perExample;
      return new PairedVariance(design, seeds, ofSeeds, shared, perExample - shared, most);
    }
    double[][] byExample = transposed(differences);
    double ofMeans =
        Spread.of(Arrays.stream(byExample).mapToDouble(d -> Spread.of(d).mean()).toArray())
            .variance();
    double own = seeds < 2 ? 0 : Math.min(meanVariance(byExample), seeds * ofMeans);
    return new PairedVariance(design, seeds, ofSeeds, ofMeans - own / seeds, own, most);
  }

  /** h; NaN with a single seed. */
  public double halfWidth(Confidence confidence) {
    return halfWidth(seeds, confidence);
  }

  /** h if as many seeds had given the same s², a and b. */
  public double halfWidth(int seeds, Confidence confidence) {
    if (this.seeds < 2 || design.testExamples() < 2) {
      return Double.NaN;
    }
    double ofSeeds = squared(confidence.quantile(seeds - 1)) * betweenSeeds;
    double ofExamples =
        squared(confidence.quantile(design.testExamples() - 1)) * ofTestExamples(seeds);
    return Math.sqrt(
        design.redrawn()
            ? Math.max(ofSeeds * (1.0 / seeds + design.testToTrain()), ofExamples)
            : ofSeeds / seeds + ofExamples);
  }

  /** v. */
  private double ofTestExamples(int seeds) {
    int n = design.testExamples();
    return (shared + own / seeds) / n + squared(ADDED * largest * design.shared(seeds) / n);
  }

  private static double meanVariance(double[][] rows) {
    return Arrays.stream(rows)
        .mapToDouble(row -> Spread.of(row).variance())
        .average()
        .orElseThrow();
  }

  private static double[][] transposed(double[][] rows) {
    double[][] columns = new double[rows[0].length][rows.length];
    for (int row = 0; row < rows.length; row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = rows[row][column];
      }
    }
    return columns;
  }

  private static double largestOf(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
  }

  private static double squared(double value) {
    return value * value;
  }
}
