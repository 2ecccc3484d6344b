package dev.crossentropy.check;

import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/** Losses that differ from {@link RightLoss} by one mistake each. */
final class WrongLosses {

  private WrongLosses() {}

  static class WrongSign extends RightLoss {
    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeGradient(labels, z, a, mask).negi();
    }
  }

  static class MeanForSum extends RightLoss {
    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeGradient(labels, z, a, mask).divi(Math.max(1, z.size(0)));
    }
  }

  static class UnweightedGradient extends RightLoss {
    @Override
    ILossFunction exact() {
      return CrossEntropyLoss.builder().classWeights(1, 2, 3, 4).build();
    }

    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return new CrossEntropyLoss().computeGradient(labels, z, a, mask);
    }
  }

  static class SumForMean extends RightLoss {
    @Override
    public double computeScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      return super.computeScore(labels, z, a, mask, false);
    }
  }

  static class HalvedScoreArray extends RightLoss {
    @Override
    public INDArray computeScoreArray(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeScoreArray(labels, z, a, mask).muli(0.5);
    }
  }

  static class JointCallOfItsOwn extends RightLoss {
    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      return new Pair<>(
          computeScore(labels, z, a, mask, false), computeGradient(labels, z, a, mask));
    }
  }

  static class MaskForgottenInTheGradient extends RightLoss {
    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeGradient(labels, z, a, null);
    }
  }

  static class MaskForgottenInTheScore extends RightLoss {
    @Override
    public double computeScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      return super.computeScore(labels, z, a, null, average);
    }
  }

  static class MaskForgottenInTheScoreArray extends RightLoss {
    @Override
    public INDArray computeScoreArray(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeScoreArray(labels, z, a, null);
    }
  }

  /** Zero times NaN is NaN. */
  static class MaskThatMultiplies extends RightLoss {
    @Override
    public double computeScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      double nothing = z.sumNumber().doubleValue() * 0;
      return super.computeScore(labels, z, a, mask, average) + nothing;
    }
  }

  static class NaiveLogarithm extends RightLoss {
    @Override
    public double computeScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      if (z.isEmpty() || mask != null) {
        return super.computeScore(labels, z, a, mask, average);
      }
      INDArray logarithms = Transforms.log(a.getActivation(z.dup(), false));
      double sum = -logarithms.muli(labels.castTo(z.dataType())).sumNumber().doubleValue();
      return average ? sum / z.size(0) : sum;
    }
  }

  static class ArgumentOverwritten extends RightLoss {
    @Override
    public double computeScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      double score = super.computeScore(labels, z, a, mask, average);
      z.addi(1);
      return score;
    }
  }

  static class DoubleGradientForFloats extends RightLoss {
    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeGradient(labels, z, a, mask).castTo(DataType.DOUBLE);
    }
  }

  static class GradientOutsideOfTheWorkspace extends RightLoss {
    @Override
    public INDArray computeGradient(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask) {
      return super.computeGradient(labels, z, a, mask).detach();
    }
  }

  static class AnotherScoreEachTime extends RightLoss {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @Override
    public double computeScore(
        INDArray labels, INDArray z, IActivation a, @Nullable INDArray mask, boolean average) {
      double tiny = CALLS.incrementAndGet() * 1e-13;
      return super.computeScore(labels, z, a, mask, average) + (z.isEmpty() ? 0 : tiny);
    }
  }

  /** Its smoothing is in no JSON: DL4J's mapper sees getters and annotated fields only. */
  static class OptionLostInJson extends RightLoss {
    private final double smoothing;

    OptionLostInJson() {
      this(0.1);
    }

    OptionLostInJson(double smoothing) {
      this.smoothing = smoothing;
    }

    @Override
    ILossFunction exact() {
      return CrossEntropyLoss.builder().labelSmoothing(smoothing).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof OptionLostInJson that && that.smoothing == smoothing;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(smoothing);
    }
  }

  static class OptionForgottenInEquals extends RightLoss {
    @JsonProperty private double smoothing = 0.1;

    @Override
    ILossFunction exact() {
      return CrossEntropyLoss.builder().labelSmoothing(smoothing).build();
    }
  }

  static class WithoutEquals extends RightLoss {
    @Override
    @SuppressWarnings("EqualsDoesntCheckParameterClass")
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  static class WithoutConstructorForJson extends RightLoss {
    private final double smoothing;

    WithoutConstructorForJson(double smoothing) {
      this.smoothing = smoothing;
    }

    @JsonProperty
    double smoothing() {
      return smoothing;
    }
  }

  static class NotSerializable extends RightLoss {
    @SuppressWarnings({"serial", "UnusedVariable"})
    private final Object something = new Object();
  }
}
