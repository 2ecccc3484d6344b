package dev.crossentropy.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** What Deeplearning4j's layers make of the loss: scores, scores by example, and training. */
class LayerTest {
  /** float64 sums of a few terms in different orders. */
  private static final double TOLERANCE = 1e-12;

  private static MultiLayerNetwork denseNet() {
    return Networks.dense(new CrossEntropyLoss(), Activation.SOFTMAX);
  }

  @Test
  void scoresAsLossMcxentDoesInAnOutputLayer() {
    DataSet data = new DataSet(Networks.normal(5, 4), oneHot(Networks.indices(5, 1)));
    MultiLayerNetwork theirs = Networks.dense(new LossMCXENT(), Activation.SOFTMAX);
    MultiLayerNetwork ours = denseNet();

    assertThat(ours.score(data)).isCloseTo(theirs.score(data), within(TOLERANCE));
    assertThat(ours.scoreExamples(data, false).toDoubleVector())
        .containsExactly(theirs.scoreExamples(data, false).toDoubleVector(), within(TOLERANCE));
  }

  @Test
  void takesClassIndicesInAnOutputLayer() {
    INDArray features = Networks.normal(5, 4);
    INDArray indices = Networks.indices(5, 1);
    DataSet sparse = new DataSet(features, indices);
    DataSet dense = new DataSet(features, oneHot(indices));

    assertThat(denseNet().score(sparse)).isEqualTo(denseNet().score(dense));
    assertThat(denseNet().scoreExamples(sparse, true))
        .isEqualTo(denseNet().scoreExamples(dense, true));
  }

  static Stream<Arguments> sequences() {
    return Stream.of(arguments(2, 4), arguments(1, 4), arguments(3, 1), arguments(1, 1));
  }

  @ParameterizedTest
  @MethodSource("sequences")
  void takesClassIndicesInRecurrentLayers(int sequences, int steps) {
    INDArray features = Networks.normal(sequences, 4, steps);
    INDArray indices = Networks.indices(sequences, 1, steps);
    INDArray dense = Nd4j.create(DataType.DOUBLE, sequences, Networks.CLASSES, steps);
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int step = 0; step < steps; step++) {
        dense.putScalar(sequence, indices.getInt(sequence, 0, step), step, 1);
      }
    }
    for (MultiLayerNetwork net :
        new MultiLayerNetwork[] {
          Networks.recurrent(new CrossEntropyLoss(), Activation.SOFTMAX),
          Networks.recurrentLossLayer(new CrossEntropyLoss(), Activation.SOFTMAX)
        }) {
      double expected = net.score(new DataSet(features, dense), true);

      assertThat(net.score(new DataSet(features, indices), true)).isEqualTo(expected);
      net.fit(features, indices);
      assertThat(net.score()).isEqualTo(expected);
    }
  }

  @Test
  void scoresStepsTimesTheMeanPerRowInRecurrentLayers() {
    MultiLayerNetwork net = Networks.recurrent(new CrossEntropyLoss(), Activation.SOFTMAX);
    DataSet data = new DataSet(Networks.normal(2, 4, 3), Networks.indices(2, 1, 3));
    MultiLayerNetwork mcxent = Networks.recurrent(new LossMCXENT(), Activation.SOFTMAX);
    INDArray output = mcxent.output(data.getFeatures());
    double sum = 0;
    for (int sequence = 0; sequence < 2; sequence++) {
      for (int step = 0; step < 3; step++) {
        int label = data.getLabels().getInt(sequence, 0, step);
        sum -= Math.log(output.getDouble(sequence, label, step));
      }
    }

    assertThat(net.score(data)).isCloseTo(3 * (sum / 6), within(TOLERANCE));
  }

  @Test
  void scoresPixelsInConvolutionalLayers() {
    DataSet data = new DataSet(Networks.normal(2, 2, 5, 4), Networks.uniform(2, 3, 4, 3));
    MultiLayerNetwork ours = Networks.convolutional(new CrossEntropyLoss(), Activation.SOFTMAX);
    MultiLayerNetwork theirs = Networks.convolutional(new LossMCXENT(), Activation.SOFTMAX);

    assertThat(ours.score(data)).isCloseTo(theirs.score(data), within(1e-10));
    assertThat(ours.scoreExamples(data, false).toDoubleVector())
        .containsExactly(theirs.scoreExamples(data, false).toDoubleVector(), within(1e-10));
  }

  @Test
  void trainsToASmallerScore() {
    MultiLayerNetwork net = denseNet();
    DataSet data = new DataSet(Networks.normal(5, 4), Networks.indices(5, 1));
    double before = net.score(data);
    net.setInput(data.getFeatures());
    net.setLabels(data.getLabels());
    net.computeGradientAndScore();
    net.params().subi(net.gradient().gradient().mul(0.1));

    assertThat(net.score(data)).isLessThan(before);
  }

  private static INDArray oneHot(INDArray indices) {
    INDArray dense = Nd4j.create(DataType.DOUBLE, indices.size(0), Networks.CLASSES);
    for (int row = 0; row < indices.rows(); row++) {
      dense.putScalar(row, indices.getInt(row, 0), 1);
    }
    return dense;
  }
}
