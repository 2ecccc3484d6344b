package dev.crossentropy.loss;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Seeded random calls over every combination of options, targets and masks. */
final class RandomCalls {
  private static final int IGNORED = -100;
  private static final int NONE = -1;

  private final Random random;
  private final int rows;
  private final int classes;
  private final int switchedOff;
  private final Normalization normalization;

  private RandomCalls(long seed) {
    this(seed, pick(new Random(seed), Normalization.values()));
  }

  private RandomCalls(long seed, Normalization normalization) {
    this.random = new Random(seed);
    this.rows = 1 + random.nextInt(5);
    this.classes = 1 + random.nextInt(6);
    this.switchedOff = classes > 1 && random.nextInt(3) == 0 ? random.nextInt(classes) : NONE;
    this.normalization = normalization;
  }

  /** Class indices and dense targets, switched-off classes, every option. */
  static Call softmax(long seed) {
    RandomCalls draw = new RandomCalls(seed);
    CrossEntropyLoss.Builder options = draw.options();
    draw.addLogitOptions(options);
    draw.addZLoss(options);
    return draw.call(options.build(), draw.labels(), Activation.SOFTMAX, 3);
  }

  /** The options that other activations than softmax allow. */
  static Call outputwise(long seed, Activation activation) {
    RandomCalls draw = new RandomCalls(seed);
    return draw.call(draw.options().build(), draw.labels(), activation, spread(activation));
  }

  /** Dense targets, and every option that leaves the score linear in them. */
  static Call linear(long seed) {
    RandomCalls draw = new RandomCalls(seed, Normalization.ROWS);
    CrossEntropyLoss.Builder options = draw.options();
    draw.addLogitOptions(options);
    return draw.call(options.build(), draw.denseLabels(), Activation.SOFTMAX, 3);
  }

  static Call binary(long seed, Activation activation) {
    RandomCalls draw = new RandomCalls(seed);
    return draw.call(draw.binaryLoss(), draw.probabilities(), activation, spread(activation));
  }

  /** Activations without a form of their own lose the digits of 1−p far from 0. */
  private static double spread(Activation activation) {
    return activation == Activation.SIGMOID ? 3 : 0.7;
  }

  private Call call(ILossFunction loss, INDArray labels, Activation activation, double spread) {
    INDArray logits = logits(spread);
    if (activation == Activation.SOFTPLUS) {
      // its outputs are below 1 from here on
      Transforms.neg(Transforms.abs(logits, false), false);
    }
    return new Call(loss, labels, logits, activation.getActivationFunction(), mask());
  }

  private BinaryCrossEntropyLoss binaryLoss() {
    BinaryCrossEntropyLoss.Builder options = BinaryCrossEntropyLoss.builder();
    if (random.nextBoolean()) {
      options.outputWeights(random.doubles(classes, 0, 3).toArray());
    }
    if (random.nextBoolean()) {
      options.positiveWeights(random.doubles(classes, 0, 3).toArray());
    }
    if (random.nextBoolean()) {
      options.labelSmoothing(random.nextDouble());
    }
    if (random.nextBoolean()) {
      options.focalGamma(random.nextDouble() * 3);
    }
    if (random.nextBoolean()) {
      options.focalAlpha(random.nextDouble());
    }
    boolean valid = normalization == Normalization.VALID_ROWS;
    return options.normalization(valid ? normalization : Normalization.ROWS).build();
  }

  private CrossEntropyLoss.Builder options() {
    CrossEntropyLoss.Builder options = CrossEntropyLoss.builder().ignoreIndex(IGNORED);
    if (random.nextBoolean()) {
      options.classWeights(random.doubles(classes, 0, 3).toArray());
    }
    if (random.nextBoolean()) {
      options.labelSmoothing(random.nextDouble());
      options.smoothingWeights(pick(random, SmoothingWeights.values()));
    }
    if (random.nextBoolean()) {
      options.focalGamma(random.nextDouble() * 3);
    }
    if (random.nextBoolean()) {
      options.polyEpsilon(random.nextDouble() * 4 - 1);
    }
    return options.normalization(normalization);
  }

  private void addZLoss(CrossEntropyLoss.Builder options) {
    if (random.nextBoolean()) {
      options.zLoss(random.nextDouble() * 0.1);
    }
  }

  private void addLogitOptions(CrossEntropyLoss.Builder options) {
    if (random.nextBoolean()) {
      options.logitSoftCap(1 + random.nextDouble() * 5);
    }
    if (random.nextBoolean()) {
      options.temperature(0.5 + random.nextDouble() * 2);
    }
  }

  private static <T> T pick(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  private INDArray labels() {
    if (classes > 1 && random.nextBoolean()) {
      int[][] indices = new int[rows][1];
      for (int[] row : indices) {
        row[0] =
            random.nextInt(5) == 0
                ? IGNORED
                : (switchedOff + 1 + random.nextInt(classes - 1)) % classes;
      }
      return Nd4j.createFromArray(indices);
    }
    return denseLabels();
  }

  private INDArray probabilities() {
    return dense(() -> random.nextInt(4) == 0 ? 0 : random.nextDouble());
  }

  private INDArray denseLabels() {
    return dense(this::target);
  }

  private INDArray dense(DoubleSupplier target) {
    INDArray labels = matrix(target);
    if (switchedOff != NONE) {
      labels.getColumn(switchedOff).assign(0);
    }
    return labels;
  }

  /** TARGET_WEIGHTS needs a positive sum; the others take negative targets too. */
  private double target() {
    double target = random.nextInt(4) == 0 ? 0 : random.nextDouble();
    return normalization == Normalization.TARGET_WEIGHTS || random.nextInt(3) > 0
        ? target
        : -target;
  }

  private INDArray logits(double spread) {
    INDArray logits = matrix(() -> spread * random.nextGaussian());
    if (switchedOff != NONE) {
      logits.getColumn(switchedOff).assign(Double.NEGATIVE_INFINITY);
    }
    if (random.nextInt(4) == 0) {
      double far = 13 * spread;
      logits.putScalar(0, random.nextInt(classes), random.nextBoolean() ? far : -far);
    }
    return logits;
  }

  private @Nullable INDArray mask() {
    return switch (random.nextInt(4)) {
      case 0 -> column(() -> random.nextInt(4) == 0 ? 0 : 0.1 + random.nextDouble());
      case 1 -> matrix(() -> random.nextInt(3) == 0 ? 0 : 0.1 + random.nextDouble());
      case 2 -> column(() -> random.nextInt(3)).castTo(DataType.BOOL);
      default -> null;
    };
  }

  private INDArray column(DoubleSupplier element) {
    return fill(1, element);
  }

  private INDArray matrix(DoubleSupplier element) {
    return fill(classes, element);
  }

  private INDArray fill(int columns, DoubleSupplier element) {
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      Arrays.setAll(row, c -> element.getAsDouble());
    }
    return Nd4j.createFromArray(values);
  }
}
