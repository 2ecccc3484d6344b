package dev.crossentropy.loss;

import dev.crossentropy.loss.call.LossArguments;
import dev.crossentropy.loss.call.LossCall;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.shade.jackson.annotation.JsonCreator;

/**
 * Binary cross-entropy of any number of independent outputs, exact from the logits of a sigmoid: a
 * drop-in for Deeplearning4j's {@code LossBinaryXENT}.
 *
 * <p>For a row of logits z and a target row y, with p = σ(z) = 1/(1+exp(−z)) for each output,
 *
 * <pre>
 *   L(z, y) = −Σ_c ( y_c·log p_c + (1−y_c)·log(1−p_c) )
 *   ∂L/∂z   = p − y
 * </pre>
 *
 * <p>With every option the loss of a row is
 *
 * <pre>
 *   m·Σ_c m_c·w_c·( α·pos_c·q_c·(1−p_c)^γ·(−log p_c)
 *               + (1−α)·(1−q_c)·p_c^γ·(−log(1−p_c)) )
 * </pre>
 *
 * with q = (1−ε)·y + ε/2 the smoothed target, both factors of α left out unless it is set, and m
 * the row's mask, m<sub>c</sub> the output's, of which a call has one or none.
 *
 * <p><b>Reduction.</b> A row is the <em>sum</em> over its outputs. With s the sum of the rows'
 * losses over N rows, {@code average = true} scores s/D and {@code average = false} s·N/D; {@link
 * Normalization} chooses D, which counts rows: all of them (default) or those that contribute.
 *
 * <p><b>Gradient.</b> Always the exact gradient of the {@code average = false} score, all options
 * included; Deeplearning4j then divides by N.
 *
 * <p><b>Shapes.</b> {@code preOutput} and {@code labels} [N, C], the former FLOAT, DOUBLE, HALF or
 * BFLOAT16, of any ordering or view; labels lie in [0, 1], of any type. {@code mask} null, [N, 1]
 * or [N, C], of any type: 0 leaves the row or the output out, any other number multiplies it. The
 * gradient has the logits' shape and type and lies in the caller's current workspace.
 *
 * <p><b>Errors.</b> {@link IllegalArgumentException} naming row, value and what was expected, for:
 * a target outside [0, 1], a mask that is not finite, shapes that do not fit, a wrong number of
 * weights, an option outside its range, {@link Normalization#TARGET_WEIGHTS}.
 *
 * <p><b>Special cases.</b>
 *
 * <ul>
 *   <li>A logit −∞ is a switched-off output: probability 0, gradient 0, no smoothing mass. A target
 *       of 0 there costs nothing, a positive one +∞.
 *   <li>A logit NaN or +∞ makes the row's loss NaN.
 *   <li>An output whose mask is 0 is not looked at, nor is a row whose mask is 0 everywhere: NaN in
 *       them goes nowhere.
 *   <li>Under softmax p = softmax(z) stands in the formula above, exact from logits. Other
 *       activations a put p = a(z) there and go through {@link IActivation#backprop} in double
 *       precision; an output outside [0, 1] that a term needs is an exception.
 * </ul>
 *
 * <p><b>Difference from {@code LossBinaryXENT}.</b> That clips p to [1e-5, 1−1e-5] and multiplies
 * by σ′(z): the more wrong an output, the less it learns. From {@code LossMCXENT} it differs in its
 * targets: a row may carry any number of labels, and each output is judged by itself.
 *
 * <p><b>Example.</b> Logits [0, 2] and targets [1, 0] lose log 2 + log(1+e²) = 2.820075191602918,
 * with the gradient [−0.5, 0.88079708]. A logit of −40 and the target 1 lose 40, with the gradient
 * −1, where {@code LossBinaryXENT} scores 11.51 with the gradient −4e-13.
 *
 * <p>Immutable, and free to be shared by threads: the same input gives the same bits.
 *
 * @see CrossEntropyLoss
 * @see dev.crossentropy.information.BinaryCrossEntropy
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. 2017</a>: focal loss, with its α
 */
public final class BinaryCrossEntropyLoss extends BinaryCrossEntropyOptions
    implements ILossFunction {
  private static final long serialVersionUID = 1;

  /** Binary cross-entropy without options. */
  public BinaryCrossEntropyLoss() {
    this(builder());
  }

  private BinaryCrossEntropyLoss(Builder options) {
    super(options);
  }

  /** A builder with every option left out. */
  public static Builder builder() {
    return new Builder();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static BinaryCrossEntropyLoss ofJson(Map<String, @Nullable Object> json) {
    return stored(json).build();
  }

  private LossCall call(
      INDArray labels, INDArray logits, IActivation activation, @Nullable INDArray mask) {
    return new LossCall(
        new BinaryCrossEntropyDefinition(this),
        new LossArguments(labels, logits, activation, mask));
  }

  @Override
  public double computeScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      @Nullable INDArray mask,
      boolean average) {
    return call(labels, preOutput, activationFn, mask).score(average);
  }

  @Override
  public INDArray computeScoreArray(
      INDArray labels, INDArray preOutput, IActivation activationFn, @Nullable INDArray mask) {
    return call(labels, preOutput, activationFn, mask).scoreArray();
  }

  @Override
  public INDArray computeGradient(
      INDArray labels, INDArray preOutput, IActivation activationFn, @Nullable INDArray mask) {
    return call(labels, preOutput, activationFn, mask).gradient();
  }

  @Override
  public Pair<Double, INDArray> computeGradientAndScore(
      INDArray labels,
      INDArray preOutput,
      IActivation activationFn,
      @Nullable INDArray mask,
      boolean average) {
    return call(labels, preOutput, activationFn, mask).gradientAndScore(average);
  }

  /** The same as {@link #toString}. */
  @Override
  public String name() {
    return toString();
  }

  /**
   * Collects the options. Each setter replaces the value of an earlier call; values are checked by
   * {@link #build}.
   */
  public static final class Builder {
    double @Nullable [] outputWeights;
    double @Nullable [] positiveWeights;
    double labelSmoothing;
    double focalGamma;
    @Nullable Double focalAlpha;
    Normalization normalization = Normalization.ROWS;

    private Builder() {}

    /** w: one weight per output, at least 0, which multiplies both of that output's terms. */
    public Builder outputWeights(double @Nullable ... weights) {
      outputWeights = Options.copy(weights);
      return this;
    }

    /** pos: one weight per output, at least 0, which multiplies that output's term in y. */
    public Builder positiveWeights(double @Nullable ... weights) {
      positiveWeights = Options.copy(weights);
      return this;
    }

    /** ε in [0, 1): targets become (1−ε)·y + ε/2. */
    public Builder labelSmoothing(double epsilon) {
      labelSmoothing = epsilon;
      return this;
    }

    /** γ ≥ 0 of the focal factors (1−p)<sup>γ</sup> and p<sup>γ</sup>; 0 leaves them out. */
    public Builder focalGamma(double gamma) {
      focalGamma = gamma;
      return this;
    }

    /** α in [0, 1], the weight of the terms in y against 1−α of the others. */
    public Builder focalAlpha(double alpha) {
      focalAlpha = alpha;
      return this;
    }

    /** What the sum of the rows' losses is divided by: the rows, or those that contribute. */
    public Builder normalization(Normalization n) {
      normalization = n;
      return this;
    }

    /**
     * The loss with these options.
     *
     * @throws IllegalArgumentException naming the option, its value and its range
     */
    public BinaryCrossEntropyLoss build() {
      return new BinaryCrossEntropyLoss(this);
    }
  }
}
