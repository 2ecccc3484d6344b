package dev.crossentropy.loss;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Random logits, targets and masks in every type and memory layout a caller may hand over.
 *
 * <p>Masks, and the targets that may be negative, are multiples of an eighth: the sum of their
 * products is exact, so that whether a denominator is zero or negative is no matter of rounding.
 */
record RandomArrays(INDArray logits, INDArray targets, @Nullable INDArray mask) {

  private static final List<DataType> INDEX_TYPES =
      List.of(DataType.INT32, DataType.INT64, DataType.INT16, DataType.FLOAT, DataType.DOUBLE);
  private static final List<DataType> MASK_TYPES =
      List.of(DataType.DOUBLE, DataType.FLOAT, DataType.FLOAT16, DataType.INT32, DataType.BOOL);

  /** Neither a class of any batch here nor a default of any library. */
  static final int UNKNOWN_INDEX = 77;

  /** The numbers the arrays hold after rounding to their types. */
  Batch read() {
    return new Batch(rows(logits), rows(targets), mask == null ? null : rows(mask));
  }

  /** As a caller with class probabilities or indices would draw them. */
  static RandomArrays forSoftmax(Random random, List<Integer> ignored) {
    DataType type = type(random);
    int n = 1 + random.nextInt(5);
    int classes = random.nextInt(12) == 0 ? 1 : 2 + random.nextInt(5);
    double[][] logits = logits(random, n, classes, type);
    boolean indices = classes > 1 && random.nextInt(3) == 0;
    double[][] targets = indices ? indices(random, n, classes, ignored) : targets(random, logits);
    if (random.nextInt(4) == 0) {
      switchOff(random, logits, targets);
    }
    double @Nullable [][] mask = mask(random, n, classes);
    DataType targetType =
        indices
            ? pick(random, INDEX_TYPES)
            : pick(random, List.of(DataType.DOUBLE, DataType.FLOAT));
    if (mask != null) {
      spoilMasked(random, logits, targets, mask, !targetType.isFPType());
    }
    return arranged(random, type, logits, targetType, targets, mask);
  }

  /** As a caller with independent outputs would draw them. */
  static RandomArrays forSigmoid(Random random) {
    DataType type = type(random);
    int n = 1 + random.nextInt(5);
    int outputs = 1 + random.nextInt(5);
    double[][] logits = logits(random, n, outputs, type);
    double[][] targets = new double[n][outputs];
    boolean hard = random.nextBoolean();
    fill(targets, () -> hard ? random.nextInt(2) : random.nextInt(9) / 8.0);
    double @Nullable [][] mask = mask(random, n, outputs);
    if (mask != null) {
      spoilMasked(random, logits, targets, mask, false);
    }
    return arranged(random, type, logits, DataType.FLOAT, targets, mask);
  }

  private static DataType type(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> DataType.FLOAT16;
      case 1 -> DataType.BFLOAT16;
      case 2, 3, 4 -> DataType.FLOAT;
      default -> DataType.DOUBLE;
    };
  }

  private static double[][] logits(Random random, int n, int classes, DataType type) {
    boolean wide = type == DataType.DOUBLE || type == DataType.FLOAT;
    double spread = wide ? new double[] {0.1, 3, 3, 3, 30, 1e4}[random.nextInt(6)] : 4;
    double[][] logits = new double[n][classes];
    fill(logits, () -> spread * random.nextGaussian());
    return logits;
  }

  private static double[][] indices(Random random, int n, int classes, List<Integer> ignored) {
    double[][] indices = new double[n][1];
    boolean someIgnored = !ignored.isEmpty() && random.nextBoolean();
    fill(
        indices,
        () ->
            someIgnored && random.nextInt(3) == 0
                ? pick(random, ignored)
                : random.nextInt(classes));
    return indices;
  }

  private static double[][] targets(Random random, double[][] logits) {
    double[][] targets = new double[logits.length][logits[0].length];
    int kind = random.nextInt(4);
    for (double[] row : targets) {
      switch (kind) {
        case 0 -> row[random.nextInt(row.length)] = 1;
        case 1 -> fill(new double[][] {row}, () -> random.nextDouble() / row.length);
        case 2 -> fill(new double[][] {row}, () -> random.nextInt(2));
        default -> fill(new double[][] {row}, () -> (random.nextInt(25) - 8) / 8.0);
      }
    }
    return targets;
  }

  /** Logits of −∞, with a positive target only now and then. */
  private static void switchOff(Random random, double[][] logits, double[][] targets) {
    for (int n = 0; n < logits.length; n++) {
      for (int c = 0; c < logits[n].length; c++) {
        if (random.nextInt(4) == 0) {
          logits[n][c] = Double.NEGATIVE_INFINITY;
          if (targets[n].length == logits[n].length) {
            targets[n][c] = random.nextInt(10) == 0 ? Math.max(0, targets[n][c]) : 0;
          }
        }
      }
    }
  }

  private static double @Nullable [][] mask(Random random, int n, int classes) {
    int kind = random.nextInt(5);
    if (kind < 2) {
      return null;
    }
    double[][] mask = new double[n][kind == 2 ? classes : 1];
    boolean hard = random.nextBoolean();
    fill(mask, () -> hard ? random.nextInt(2) : random.nextInt(4) / 2.0);
    return mask;
  }

  /** What a mask hides may be anything. */
  private static void spoilMasked(
      Random random, double[][] logits, double[][] targets, double[][] mask, boolean integers) {
    double worst = integers ? UNKNOWN_INDEX : Double.NaN;
    for (int n = 0; n < mask.length; n++) {
      boolean rowIsHidden = true;
      for (int c = 0; c < mask[n].length; c++) {
        rowIsHidden &= mask[n][c] == 0;
        if (mask[n].length == targets[n].length && mask[n][c] == 0 && targets[n].length > 1) {
          targets[n][c] = random.nextBoolean() ? worst : targets[n][c];
        }
      }
      if (rowIsHidden) {
        targets[n][random.nextInt(targets[n].length)] = worst;
        logits[n][random.nextInt(logits[n].length)] =
            random.nextBoolean() ? Double.NaN : Double.POSITIVE_INFINITY;
      }
    }
  }

  private static RandomArrays arranged(
      Random random,
      DataType type,
      double[][] logits,
      DataType targetType,
      double[][] targets,
      double @Nullable [][] mask) {
    boolean hardMask = mask != null && Stream.of(mask).allMatch(RandomArrays::isHard);
    DataType maskType =
        hardMask ? pick(random, MASK_TYPES) : pick(random, MASK_TYPES.subList(0, 3));
    return new RandomArrays(
        array(random, logits, type),
        array(random, targets, targetType),
        mask == null ? null : array(random, mask, maskType));
  }

  private static boolean isHard(double[] row) {
    for (double value : row) {
      if (value != 0 && value != 1) {
        return false;
      }
    }
    return true;
  }

  private static INDArray array(Random random, double[][] values, DataType type) {
    INDArray plain = Nd4j.createFromArray(values).castTo(type);
    int n = values.length;
    int columns = values[0].length;
    return switch (random.nextInt(4)) {
      case 0 -> plain.dup('f');
      case 1 -> Nd4j.create(type, columns, n).transpose().assign(plain);
      case 2 -> {
        INDArray around = Nd4j.create(type, n + 2, columns + 3);
        INDArray view =
            around.get(NDArrayIndex.interval(1, n + 1), NDArrayIndex.interval(2, columns + 2));
        view.assign(plain);
        yield view;
      }
      default -> plain;
    };
  }

  private static double[][] rows(INDArray array) {
    double[][] rows = new double[(int) array.size(0)][(int) array.size(1)];
    for (int n = 0; n < rows.length; n++) {
      for (int c = 0; c < rows[n].length; c++) {
        rows[n][c] = array.getDouble(n, c);
      }
    }
    return rows;
  }

  private static void fill(double[][] rows, DoubleSupplier values) {
    for (double[] row : rows) {
      for (int c = 0; c < row.length; c++) {
        row[c] = values.getAsDouble();
      }
    }
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @Override
  public String toString() {
    return "types %s, %s, %s%n%s"
        .formatted(
            logits.dataType(),
            targets.dataType(),
            mask == null ? "no mask" : mask.dataType(),
            read());
  }
}
