package dev.crossentropy.loss.call;

import java.util.Arrays;
import java.util.List;
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
    if (preOutput.rank() != 2) {
      throw new IllegalArgumentException(
          "preOutput must have the shape [rows, classes], was " + shape(preOutput));
    }
    if (!preOutput.isR()) {
      throw new IllegalArgumentException(
          "preOutput must be FLOAT, DOUBLE, HALF or BFLOAT16, was " + preOutput.dataType());
    }
    if (mask != null) {
      requireNumbers("mask", mask);
    }
  }

  long rows() {
    return preOutput.size(0);
  }

  int columns() {
    return Math.toIntExact(preOutput.size(1));
  }

  /** Refuses an array that is neither [N, C] nor, where {@code oneColumn} says for what, [N, 1]. */
  public void requireShape(
      String name, INDArray array, String perOutput, @Nullable String oneColumn) {
    boolean rightRows = array.rank() == 2 && array.size(0) == rows();
    boolean rightColumns =
        array.rank() == 2
            && (array.size(1) == columns() || (oneColumn != null && array.size(1) == 1));
    if (!rightRows || !rightColumns) {
      throw new IllegalArgumentException(
          name
              + " must have the shape "
              + shape(preOutput)
              + " of preOutput ("
              + perOutput
              + ")"
              + (oneColumn == null ? "" : " or [" + rows() + ", 1] (" + oneColumn + ")")
              + ", was "
              + shape(array));
    }
  }

  public void requireWeights(String option, @Nullable List<Double> weights, String each) {
    if (weights != null && weights.size() != columns()) {
      throw new IllegalArgumentException(
          option
              + " has "
              + weights.size()
              + " weights, but preOutput "
              + shape(preOutput)
              + " needs one per "
              + each
              + ": "
              + columns());
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
