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
 * Multi-class cross-entropy, exact from logits: a drop-in for Deeplearning4j's {@code LossMCXENT}.
 *
 * <p>For a row of logits z and a target row y over C classes, with p = softmax(z),
 *
 * <pre>
 *   L(z, y) = −Σ_c y_c·log p_c,      log p_c = z_c − log Σ_k exp z_k
 *   ∂L/∂z   = p·Σy − y
 * </pre>
 *
 * <p>With every option the loss of a row is
 *
 * <pre>
 *   m·( Σ_c m_c·a_c·(1−p_c)^γ·(−log p_c + ε₁·(1−p_c)) + λ·lse² )
 * </pre>
 *
 * where z is first capped softly, z ← cap·tanh(z/cap), then divided by the temperature; lse = log Σ
 * exp z; a is the target after class weights and label smoothing ({@link SmoothingWeights}); m is
 * the row's mask and m<sub>c</sub> the output's, of which a call has one or none.
 *
 * <p><b>Reduction.</b> With s the sum of the rows' losses over N rows, {@code average = true}
 * scores s/D and {@code average = false} s·N/D; {@link Normalization} chooses D, by default N.
 * {@code computeScoreArray} gives the rows' losses themselves, undivided, in an array [N, 1].
 *
 * <p><b>Gradient.</b> Always the exact gradient of the {@code average = false} score, all options
 * included; Deeplearning4j then divides by N. In RNN and CNN layers it divides by sequences or
 * images instead, so the result is the time steps, or height times width, times the mean per row.
 *
 * <p><b>Shapes.</b>
 *
 * <ul>
 *   <li>{@code preOutput}: [N, C], FLOAT, DOUBLE, HALF or BFLOAT16, of any ordering or view. The
 *       gradient has its shape and type and lies in the caller's current workspace.
 *   <li>{@code labels}: [N, C], any finite numbers (one-hot, soft, unnormalised, zero or negative
 *       rows), or class indices [N, 1] if C &gt; 1; of any type. {@code CnnLossLayer} takes the
 *       former only.
 *   <li>{@code mask}: null, [N, 1] or [N, C], of any type. 0 leaves the row or the term out, any
 *       other number multiplies it. All logits stay in the softmax.
 * </ul>
 *
 * <p><b>Errors.</b> {@link IllegalArgumentException} naming row, value and what was expected, for:
 * a class index that is neither an integer in [0, C) nor ignored, a target or mask that is not
 * finite, shapes that do not fit, a wrong number of class weights, an option outside its range, a
 * negative D, a gradient that N/D takes beyond what HALF can hold.
 *
 * <p><b>Special cases.</b>
 *
 * <ul>
 *   <li>A logit −∞ is a switched-off class: probability 0, gradient 0, no smoothing mass, also
 *       under a soft cap. A target of 0 there costs nothing, a positive one +∞.
 *   <li>A logit NaN or +∞, or −∞ throughout, makes a contributing row's loss and gradient NaN.
 *   <li>A row whose mask is 0 everywhere or whose class is ignored is not looked at: NaN in it goes
 *       nowhere. A row of zero targets does contribute.
 *   <li>D = 0, as when every row is ignored under {@link Normalization#VALID_ROWS}: score 0,
 *       gradient 0.
 *   <li>Other activations a than softmax score −Σ y·log a(z), with p = a(z) in the formula above.
 *       Sigmoid is exact from logits; the rest goes through {@link IActivation#backprop} in double
 *       precision. Temperature, soft cap and z-loss, which speak of a softmax's logits, are
 *       refused, and so is an output outside [0, 1] that a term needs.
 * </ul>
 *
 * <p><b>Difference from {@code LossMCXENT}.</b> That clips p to [1e-10, 1−1e-10] in the score but
 * not in the gradient; its gradient is p − y even where Σy is not 1; it refuses per-output masks
 * under softmax, and lets NaN out of masked rows.
 *
 * <p><b>Example.</b> Logits [1, 2, 3] and label 2 lose log(1+e⁻¹+e⁻²) = 0.4076059644443803, with
 * the gradient [0.09003057, 0.24472847, −0.33475904]. Logits [0, 60] and label 0 lose 60, of which
 * {@code LossMCXENT} sees 23.025850929940457.
 *
 * <p>Immutable, and free to be shared by threads: the same input gives the same bits.
 *
 * @see dev.crossentropy.information.Softmax
 * @see <a href="https://arxiv.org/abs/1512.00567">Szegedy et al. 2016</a>, section 7: label
 *     smoothing
 * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. 2017</a>: focal loss
 * @see <a href="https://arxiv.org/abs/2204.12511">Leng et al. 2022</a>: poly-1
 * @see <a href="https://arxiv.org/abs/2204.02311">Chowdhery et al. 2022</a>, section 5: z-loss
 */
public final class CrossEntropyLoss extends CrossEntropyOptions implements ILossFunction {
  private static final long serialVersionUID = 1;

  /** Cross-entropy without options. */
  public CrossEntropyLoss() {
    this(builder());
  }

  private CrossEntropyLoss(Builder options) {
    super(options);
  }

  /** A builder with every option left out. */
  public static Builder builder() {
    return new Builder();
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static CrossEntropyLoss ofJson(Map<String, @Nullable Object> json) {
    return stored(json).build();
  }

  private LossCall call(
      INDArray labels, INDArray logits, IActivation activation, @Nullable INDArray mask) {
    return new LossCall(
        new CrossEntropyDefinition(this), new LossArguments(labels, logits, activation, mask));
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
    double @Nullable [] classWeights;
    SmoothingWeights smoothingWeights = SmoothingWeights.PER_CLASS;
    double labelSmoothing;
    int[] ignoreIndex = {};
    double focalGamma;
    double polyEpsilon;
    double zLoss;
    @Nullable Double logitSoftCap;
    double temperature = 1;
    Normalization normalization = Normalization.ROWS;

    private Builder() {}

    /**
     * w: one weight per class, at least 0, which multiplies that class's term. Null, like weights
     * of one, is the loss without weights.
     */
    public Builder classWeights(double @Nullable ... weights) {
      classWeights = Options.copy(weights);
      return this;
    }

    /** How class weights meet label smoothing. */
    public Builder smoothingWeights(SmoothingWeights weights) {
      smoothingWeights = weights;
      return this;
    }

    /** ε in [0, 1): the part of each row's target that is spread over all classes. */
    public Builder labelSmoothing(double epsilon) {
      labelSmoothing = epsilon;
      return this;
    }

    /**
     * Rows with one of these class indices contribute nothing. They may lie outside [0, C). Labels
     * of one target per class have none: there a warning is logged, and masks do it.
     */
    public Builder ignoreIndex(int... classIndices) {
      ignoreIndex = classIndices;
      return this;
    }

    /** γ ≥ 0 of the focal factor (1−p)<sup>γ</sup>; 0 leaves it out. */
    public Builder focalGamma(double gamma) {
      focalGamma = gamma;
      return this;
    }

    /** ε₁ of the poly-1 term ε₁·(1−p); 0 leaves it out. */
    public Builder polyEpsilon(double epsilon1) {
      polyEpsilon = epsilon1;
      return this;
    }

    /** λ ≥ 0 of the term λ·lse², which keeps the logits near 0; 0 leaves it out. */
    public Builder zLoss(double coefficient) {
      zLoss = coefficient;
      return this;
    }

    /** z ← cap·tanh(z/cap) with cap &gt; 0, before the temperature. */
    public Builder logitSoftCap(double cap) {
      logitSoftCap = cap;
      return this;
    }

    /** z ← z/t with t &gt; 0, after the soft cap. */
    public Builder temperature(double t) {
      temperature = t;
      return this;
    }

    /** What the sum of the rows' losses is divided by. */
    public Builder normalization(Normalization n) {
      normalization = n;
      return this;
    }

    /**
     * The loss with these options.
     *
     * @throws IllegalArgumentException naming the option, its value and its range
     */
    public CrossEntropyLoss build() {
      return new CrossEntropyLoss(this);
    }
  }
}
