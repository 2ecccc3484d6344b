package dev.crossentropy.check.network;

import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.Subject;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's kinds of output layers, each with a network and a batch of its shape. */
enum OutputLayerKind {
  DENSE("OutputLayer", Networks::dense, new long[] {}, new long[] {}, null),

  /** Two sequences of four steps, of which the second is padded after two. */
  RECURRENT(
      "RnnOutputLayer",
      Networks::recurrent,
      new long[] {4},
      new long[] {4},
      new double[][] {{1, 1, 1, 1}, {1, 1, 0, 0}}),

  CONVOLUTIONAL(
      "CnnLossLayer",
      Networks::convolutional,
      new long[] {Networks.PIXELS, Networks.PIXELS},
      new long[] {Networks.PIXELS - 1, Networks.PIXELS - 1},
      null);

  /** Examples, sequences or images. */
  static final int EXAMPLES = 2;

  private final String layer;
  private final Function<Subject, MultiLayerConfiguration> network;
  private final long[] positionsIn;
  private final long[] positionsOut;
  private final double @Nullable [][] mask;

  OutputLayerKind(
      String layer,
      Function<Subject, MultiLayerConfiguration> network,
      long[] positionsIn,
      long[] positionsOut,
      double @Nullable [][] mask) {
    this.layer = layer;
    this.network = network;
    this.positionsIn = positionsIn;
    this.positionsOut = positionsOut;
    this.mask = mask;
  }

  String layer() {
    return layer;
  }

  MultiLayerConfiguration network(Subject subject) {
    return network.apply(subject);
  }

  /** Why the layer cannot hold such labels; null if it can. */
  @Nullable String exemption(Subject subject) {
    return this == CONVOLUTIONAL && subject.labels() == LabelKind.CLASS_INDEX
        ? "CnnLossLayer refuses class indices."
        : null;
  }

  DataSet data(Subject subject) {
    Random random = new Random(6);
    INDArray features = Nd4j.create(DataType.DOUBLE, shape(Networks.FEATURES, positionsIn));
    for (long i = 0; i < features.length(); i++) {
      features.putScalar(i, random.nextGaussian());
    }
    return new DataSet(
        features, labels(subject, random), null, mask == null ? null : Nd4j.createFromArray(mask));
  }

  /** Labels drawn position by position, then moved from […, columns] to [examples, columns, …]. */
  private INDArray labels(Subject subject, Random random) {
    int positions = (int) Arrays.stream(positionsOut).reduce(1, (a, b) -> a * b);
    double[][] rows = new double[EXAMPLES * positions][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = subject.labels().draw(random, subject.outputs());
    }
    int columns = rows[0].length;
    return Nd4j.createFromArray(rows)
        .reshape(EXAMPLES, positions, columns)
        .permute(0, 2, 1)
        .dup('c')
        .reshape(shape(columns, positionsOut));
  }

  private static long[] shape(long columns, long[] positions) {
    long[] shape = new long[2 + positions.length];
    shape[0] = EXAMPLES;
    shape[1] = columns;
    System.arraycopy(positions, 0, shape, 2, positions.length);
    return shape;
  }
}
