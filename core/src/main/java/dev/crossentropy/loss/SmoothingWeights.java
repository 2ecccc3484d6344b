package dev.crossentropy.loss;

/**
 * How class weights w meet label smoothing ε: the effective weighted target a of a target row y,
 * with K classes switched on (logit not −∞).
 *
 * <p>The two agree where there are no class weights or no smoothing. {@code LossMCXENT} knows
 * weights, but no smoothing.
 *
 * <p><b>Example.</b> Logits [0, 0], class 0, weights [1, 3] and ε = 0.2: {@code PER_CLASS} has a =
 * [0.9, 0.3] and loses 1.2·log 2 = 0.8317766166719343, {@code BY_TARGET} has a = [0.9, 0.1] and
 * loses log 2 = 0.6931471805599453.
 *
 * @see <a href="https://docs.pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html">
 *     PyTorch's CrossEntropyLoss</a>, {@code weight} and {@code label_smoothing}
 */
public enum SmoothingWeights {
  /**
   * a<sub>c</sub> = w<sub>c</sub>·((1−ε)·y<sub>c</sub> + ε·Σy/K), as in PyTorch: each class's share
   * of the smoothing mass carries that class's own weight, so a heavy class draws every row towards
   * it.
   */
  PER_CLASS,

  /**
   * a<sub>c</sub> = (1−ε)·w<sub>c</sub>·y<sub>c</sub> + ε·Σ(w·y)/K: a row's smoothing mass carries
   * the weight of the row's own target and is spread evenly.
   */
  BY_TARGET
}
