package dev.crossentropy.loss;

/**
 * How class weights w meet label smoothing ε: the effective weighted target a of a target row y,
 * with K classes switched on (logit not −∞).
 *
 * <p>The two agree where there are no class weights or no smoothing.
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
