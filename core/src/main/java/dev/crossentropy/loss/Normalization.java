package dev.crossentropy.loss;

/**
 * What the sum of the rows' losses is divided by.
 *
 * <p>With s the sum of the rows' losses, N the number of rows and D the divisor chosen here, a loss
 * scores s/D with {@code average = true} and s·N/D with {@code average = false}. Deeplearning4j
 * asks for the latter and divides by N itself, so a dense network trains on s/D.
 *
 * <p>D = 0 scores 0 with a zero gradient. D &lt; 0, which only negative targets can bring about, is
 * an {@link IllegalArgumentException}.
 *
 * <p><b>Difference from {@code LossMCXENT}.</b> That knows {@link #ROWS} only.
 *
 * <p><b>Example.</b> Two rows with the logits [0, 0], the first of class 0 and the second of an
 * ignored class, and the class weights [2, 1]: s = 2·log 2. {@code ROWS} scores 2·log 2 / 2 =
 * 0.6931471805599453, {@code VALID_ROWS} 2·log 2 / 1 = 1.3862943611198906, {@code TARGET_WEIGHTS}
 * 2·log 2 / 2 = 0.6931471805599453.
 *
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html">
 *     PyTorch's CrossEntropyLoss</a>, {@code reduction="mean"}: the weighted mean
 */
public enum Normalization {
  /** D = N, masked and ignored rows included: the mean Deeplearning4j's own losses take. */
  ROWS,

  /** D = the number of rows that contribute: neither masked out nor of an ignored class. */
  VALID_ROWS,

  /**
   * D = Σ m·w<sub>c</sub>·y<sub>c</sub> over the contributing rows, with mask m, class weights w
   * and targets y before smoothing: the weighted mean of PyTorch's {@code CrossEntropyLoss} for
   * class indices.
   */
  TARGET_WEIGHTS
}
