package dev.crossentropy.owndata;

import dev.crossentropy.training.NetworkFactory;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;

/**
 * A network for data that nobody has tuned one for: one hidden layer, sized by what goes in and
 * comes out, under an updater that forgives a learning rate that is not the best.
 *
 * @param inputs features per example
 * @param outputs classes or labels
 * @param hidden units of each hidden layer
 */
record SuggestedNetwork(Task task, int inputs, int outputs, List<Integer> hidden)
    implements NetworkFactory {

  /** Keeps weights small that the data do not ask for. */
  private static final double DECAY = 0.001;

  /**
   * Half of the hidden units rest in each step, as Srivastava et al. (2014) advise: small tables
   * overfit within a few epochs without.
   */
  private static final double KEPT = 0.5;

  /** Room for a few interactions where there are few features. */
  private static final int SMALLEST = 16;

  /** Beyond, a hidden layer costs more time than it gains on tables. */
  private static final int LARGEST = 256;

  SuggestedNetwork {
    hidden = List.copyOf(hidden);
  }

  /** One layer: a power of two, at least twice the larger side of the network. */
  static List<Integer> hidden(int inputs, int outputs) {
    int wanted = Math.min(LARGEST / 2, Math.max(inputs, outputs)) * 2;
    int size = SMALLEST;
    while (size < wanted) {
      size *= 2;
    }
    return List.of(Math.min(LARGEST, size));
  }

  @Override
  public MultiLayerConfiguration configure(NetworkRequest request) {
    NeuralNetConfiguration.ListBuilder layers =
        new NeuralNetConfiguration.Builder()
            .seed(request.seed())
            .updater(new Adam(request.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .l2(DECAY)
            .list();
    int width = request.inputs();
    for (int units : hidden) {
      layers.layer(
          new DenseLayer.Builder().nIn(width).nOut(units).activation(Activation.RELU).build());
      width = units;
    }
    return layers
        .layer(
            new OutputLayer.Builder(request.loss())
                .dropOut(KEPT)
                .dropOut(KEPT)
                .nIn(width)
                .nOut(outputs)
                .activation(outputActivation())
                .build())
        .build();
  }

  private Activation outputActivation() {
    return switch (task) {
      case ONE_CLASS -> Activation.SOFTMAX;
      case LABEL_SET -> Activation.SIGMOID;
    };
  }

  /** {@link #configure} for one seed as a Java class to copy, the project's own loss in place. */
  String code(long seed, double learningRate) {
    StringBuilder layers = new StringBuilder();
    int width = inputs;
    for (int units : hidden) {
      layers.append(layer("DenseLayer.Builder()", width, units, Activation.RELU));
      width = units;
    }
    boolean classes = task == Task.ONE_CLASS;
    String loss = classes ? "new CrossEntropyLoss()" : "BinaryCrossEntropyLoss.builder().build()";
    layers.append(
        layer(
            "OutputLayer.Builder(" + loss + ").dropOut(" + KEPT + ")",
            width,
            outputs,
            outputActivation()));
    return """
    import dev.crossentropy.loss.%s;
    import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
    import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
    import org.deeplearning4j.nn.conf.layers.DenseLayer;
    import org.deeplearning4j.nn.conf.layers.OutputLayer;
    import org.deeplearning4j.nn.weights.WeightInit;
    import org.nd4j.linalg.activations.Activation;
    import org.nd4j.linalg.learning.config.Adam;

    class Network {

      static MultiLayerConfiguration configuration() {
        return new NeuralNetConfiguration.Builder()
            .seed(%d)
            .updater(new Adam(%s))
            .weightInit(WeightInit.XAVIER)
            .l2(%s)
            .list()
    %s        .build();
      }
    }
    """
        .formatted(
            classes ? "CrossEntropyLoss" : "BinaryCrossEntropyLoss",
            seed,
            learningRate,
            DECAY,
            layers);
  }

  private static String layer(String builder, int in, int out, Activation activation) {
    return """
            .layer(
                new %s
                    .nIn(%d)
                    .nOut(%d)
                    .activation(Activation.%s)
                    .build())
    """
        .formatted(builder, in, out, activation);
  }
}
