package dev.crossentropy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.NeuralNetwork;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.conf.weightnoise.DropConnect;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** DL4J's own layers are the oracle; arithmetic is the same, so that all equalities are exact. */
class LeanOutputTest {

  private static final int BATCH = 6;
  private static final int CLASSES = 3;
  private static final int STEPS = 5;
  private static final int ITERATIONS = 4;

  /** Each of DL4J's layers with a lean one in its place, in a network that needs it. */
  enum Output {
    OUTPUT(new int[] {BATCH, 5}, new int[] {BATCH, CLASSES}, new int[] {BATCH, 1}) {
      @Override
      List<Layer> layers(ILossFunction loss) {
        return List.of(
            new DenseLayer.Builder().nOut(4).activation(Activation.TANH).build(),
            new OutputLayer.Builder(loss)
                .nOut(CLASSES)
                .activation(Activation.SOFTMAX)
                .dropOut(0.8)
                .weightNoise(new DropConnect(0.9))
                .build());
      }
    },
    LOSS(new int[] {BATCH, 5}, new int[] {BATCH, CLASSES}, new int[] {BATCH, 1}) {
      @Override
      List<Layer> layers(ILossFunction loss) {
        return List.of(
            new DenseLayer.Builder().nOut(CLASSES).activation(Activation.IDENTITY).build(),
            new LossLayer.Builder(loss).activation(Activation.SOFTMAX).build());
      }
    },
    RNN_OUTPUT(
        new int[] {BATCH, 5, STEPS}, new int[] {BATCH, CLASSES, STEPS}, new int[] {BATCH, STEPS}) {
      @Override
      List<Layer> layers(ILossFunction loss) {
        return List.of(
            new SimpleRnn.Builder().nOut(4).dropOut(0.8).build(),
            new RnnOutputLayer.Builder(loss).nOut(CLASSES).activation(Activation.SOFTMAX).build());
      }
    },
    RNN_LOSS(
        new int[] {BATCH, 5, STEPS}, new int[] {BATCH, CLASSES, STEPS}, new int[] {BATCH, STEPS}) {
      @Override
      List<Layer> layers(ILossFunction loss) {
        return List.of(
            new SimpleRnn.Builder().nOut(CLASSES).activation(Activation.IDENTITY).build(),
            new RnnLossLayer.Builder(loss).activation(Activation.SOFTMAX).build());
      }
    },
    CNN_LOSS(
        new int[] {BATCH, 2, 4, 4}, new int[] {BATCH, CLASSES, 4, 4}, new int[] {BATCH, 1, 4, 4}) {
      @Override
      List<Layer> layers(ILossFunction loss) {
        return List.of(
            new SeparableConvolution2D.Builder(1, 1)
                .nOut(CLASSES)
                .activation(Activation.IDENTITY)
                .build(),
            new CnnLossLayer.Builder(loss).activation(Activation.SOFTMAX).build());
      }
    };

    private final int[] input;
    private final int[] target;
    private final int[] mask;

    Output(int[] input, int[] target, int[] mask) {
      this.input = input;
      this.target = target;
      this.mask = mask;
    }

    abstract List<Layer> layers(ILossFunction loss);

    InputType type() {
      return switch (input.length) {
        case 2 -> InputType.feedForward(input[1]);
        case 3 -> InputType.recurrent(input[1], input[2]);
        default -> InputType.convolutional(input[2], input[3], input[1]);
      };
    }

    DataSet batch(boolean masked) {
      INDArray features = Nd4j.rand(DataType.FLOAT, input);
      INDArray labels = Nd4j.create(DataType.FLOAT, longs(target));
      for (int i = 0; i < labels.tensorsAlongDimension(1); i++) {
        labels.tensorAlongDimension(i, 1).putScalar(i % CLASSES, 1);
      }
      INDArray mask = null;
      if (masked) {
        mask = Nd4j.ones(DataType.FLOAT, longs(this.mask));
        mask.putScalar(0, 0);
        mask.putScalar(mask.length() - 1, 0);
      }
      return new DataSet(features, labels, null, mask);
    }

    private static long[] longs(int[] shape) {
      return Arrays.stream(shape).asLongStream().toArray();
    }
  }

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Output output : Output.values()) {
      for (boolean masked : new boolean[] {false, true}) {
        for (boolean miniBatch : new boolean[] {false, true}) {
          cases.add(Arguments.of(output, new LossMCXENT(), masked, miniBatch));
          cases.add(Arguments.of(output, new CrossEntropyLoss(), masked, miniBatch));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainsANetworkToTheBitsOfDl4j(
      Output output, ILossFunction loss, boolean masked, boolean miniBatch) {
    MultiLayerConfiguration configuration = configuration(output, loss, miniBatch);
    assertThat(trained(() -> new LeanNetwork(configuration.clone()), output, masked))
        .isEqualTo(trained(() -> new MultiLayerNetwork(configuration.clone()), output, masked));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainsAGraphToTheBitsOfDl4j(
      Output output, ILossFunction loss, boolean masked, boolean miniBatch) {
    MultiLayerNetwork network = new MultiLayerNetwork(configuration(output, loss, miniBatch));
    network.init();
    ComputationGraph graph = network.toComputationGraph();
    assertThat(trained(() -> LeanGraph.of(graph), output, masked))
        .isEqualTo(trained(graph::clone, output, masked));
  }

  private static MultiLayerConfiguration configuration(
      Output output, ILossFunction loss, boolean miniBatch) {
    NeuralNetConfiguration.Builder start =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .miniBatch(miniBatch)
            .updater(new Nesterovs(0.1, 0.9));
    NeuralNetConfiguration.ListBuilder list =
        (miniBatch ? start.l1(1e-3).l2(1e-2).l2Bias(1e-3) : start.weightDecay(1e-2)).list();
    output.layers(loss).forEach(list::layer);
    return list.setInputType(output.type()).build();
  }

  /** All that training leaves behind. */
  private static List<Object> trained(
      Supplier<NeuralNetwork> supplier, Output output, boolean masked) {
    NeuralNetwork network = supplier.get();
    network.init();
    Nd4j.getRandom().setSeed(3);
    List<Object> results = new ArrayList<>();
    DataSet batch = output.batch(masked);
    for (int i = 0; i < ITERATIONS; i++) {
      network.fit(batch);
      results.add(score(network));
    }
    results.add(floats(network.params()));
    results.add(floats(network.updaterState()));
    results.add(score(network, batch, true));
    results.add(score(network, batch, false));
    return results;
  }

  private static double score(NeuralNetwork network) {
    return network instanceof MultiLayerNetwork layers
        ? layers.score()
        : ((ComputationGraph) network).score();
  }

  private static double score(NeuralNetwork network, DataSet batch, boolean training) {
    return network instanceof MultiLayerNetwork layers
        ? layers.score(batch, training)
        : ((ComputationGraph) network).score(batch, training);
  }

  private static List<Float> floats(INDArray array) {
    List<Float> values = new ArrayList<>();
    for (float value : array.dup('c').data().asFloat()) {
      values.add(value);
    }
    return values;
  }
}
