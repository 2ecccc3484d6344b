package dev.crossentropy.owndata;

import dev.crossentropy.training.NetworkFactory;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.prediction.Task;
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
 */
record SuggestedNetwork(Task task, int inputs, int outputs) implements NetworkFactory {

  /** Room for a few interactions where there are few features. */
  private static final int SMALLEST = 16;

  /** Beyond, a hidden layer costs more time than it gains on tables. */
  private static final int LARGEST = 256;

  /** A power of two, at least twice the larger side of the network. */
  int hidden() {
    int wanted = Math.min(LARGEST / 2, Math.max(inputs, outputs)) * 2;
    int size = SMALLEST;
    while (size < wanted) {
      size *= 2;
    }
    return Math.min(LARGEST, size);
  }

  @Override
  public MultiLayerConfiguration configure(NetworkRequest request) {
    return new NeuralNetConfiguration.Builder()
        .seed(request.seed())
        .updater(new Adam(request.learningRate()))
        .weightInit(WeightInit.XAVIER)
        .list()
        .layer(
            new DenseLayer.Builder().nIn(inputs).nOut(hidden()).activation(Activation.RELU).build())
        .layer(
            new OutputLayer.Builder(request.loss())
                .nIn(hidden())
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
    String loss =
        switch (task) {
          case ONE_CLASS -> "CrossEntropyLoss";
          case LABEL_SET -> "BinaryCrossEntropyLoss";
        };
    return """
    import dev.crossentropy.loss.%1$s;
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
            .seed(%2$d)
            .updater(new Adam(%3$s))
            .weightInit(WeightInit.XAVIER)
            .list()
            .layer(
                new DenseLayer.Builder()
                    .nIn(%4$d)
                    .nOut(%5$d)
                    .activation(Activation.RELU)
                    .build())
            .layer(
                new OutputLayer.Builder(%7$s)
                    .nIn(%5$d)
                    .nOut(%6$d)
                    .activation(Activation.%8$s)
                    .build())
            .build();
      }
    }
    """
        .formatted(
            loss,
            seed,
            learningRate,
            inputs,
            hidden(),
            outputs,
            task == Task.ONE_CLASS
                ? "new CrossEntropyLoss()"
                : "BinaryCrossEntropyLoss.builder().build()",
            outputActivation());
  }
}
