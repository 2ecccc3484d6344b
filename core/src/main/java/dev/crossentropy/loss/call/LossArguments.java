package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Mask;
import dev.crossentropy.loss.batch.Matrix;
import dev.crossentropy.loss.batch.Rows;
import dev.crossentropy.loss.batch.Targets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What Deeplearning4j passes to a loss. Shapes and types are checked here, contents are not. */
public record LossArguments(
    INDArray labels, INDArray preOutput, IActivation activation, @Nullable INDArray mask) {

  public LossArguments {
    requireNumbers("labels", Objects.requireNonNull(labels, "labels must not be null"));
    Objects.requireNonNull(preOutput, "preOutput must not be null");
    Objects.requireNonNull(activation, "activationFn must not be null");
    if (preOutput.rank() != 2 || preOutput.size(1) == 0) {
      throw new IllegalArgumentException(
          "preOutput must have the shape [rows, classes] with at least one class, was "
              + shape(preOutput));
    }
    if (!preOutput.isR()) {
      throw new IllegalArgumentException(
          "preOutput must be FLOAT, DOUBLE, HALF or BFLOAT16, was " + preOutput.dataType());
    }
    if (mask != null) {
      requireNumbers("mask", mask);
    }
  }

  public int columns() {
    return Math.toIntExact(preOutput.size(1));
  }

  /**
   * The elements of the labels.
   *
   * @param perRow what one label for each row stands for, null if that is not legal
   */
  public Matrix labels(String perOutput, @Nullable String perRow) {
    requireShape("labels", labels, perOutput, perRow);
    return Matrix.of(labels);
  }

  public void requireWeights(String option, double @Nullable [] weights, String each) {
    if (weights != null && weights.length != columns()) {
      throw new IllegalArgumentException(
          option
              + " has "
              + weights.length
              + " weights, but preOutput "
              + shape(preOutput)
              + " needs one per "
              + each
              + ": "
              + columns());
    }
  }

  /** The batch with these targets. */
  Rows rows(Targets targets) {
    if (mask != null) {
      requireShape("mask", mask, "one factor per output", "one factor per row");
    }
    return new Rows(Matrix.of(preOutput), targets, mask == null ? null : new Mask(Matrix.of(mask)));
  }

  private void requireShape(
      String name, INDArray array, String perOutput, @Nullable String perRow) {
    long rows = preOutput.size(0);
    boolean fits =
        array.rank() == 2
            && array.size(0) == rows
            && (array.size(1) == columns() || (perRow != null && array.size(1) == 1));
    if (!fits) {
      throw new IllegalArgumentException(
          name
              + " must have the shape "
              + shape(preOutput)
              + " of preOutput ("
              + perOutput
              + ")"
              + (perRow == null ? "" : " or [" + rows + ", 1] (" + perRow + ")")
              + ", was "
              + shape(array));
    }
  }

  private static String shape(INDArray array) {
    return Arrays.toString(array.shape());
  }

  private static void requireNumbers(String name, INDArray array) {
    DataType type = array.dataType();
    if (!type.isNumerical() && type != DataType.BOOL) {
      throw new IllegalArgumentException(name + " must hold numbers, was of type " + type);
    }
  }
}
