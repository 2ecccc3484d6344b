package dev.crossentropy.ownloss;

import dev.crossentropy.cli.ExampleCommand;
import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.TabularSource;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.TrainingSettings;
import org.datavec.api.transform.TransformProcess;
import org.datavec.api.transform.schema.Schema;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import picocli.CommandLine.Command;

/**
 * A loss of one's own, checked and then tried on Iris beside {@code LossMCXENT} and {@code
 * CrossEntropyLoss}.
 */
@Command(
    name = "own-loss-example",
    description = "Trains a softmax network on Fisher's 150 Iris flowers under a loss of your own.",
    subcommands = CheckCommand.class)
public final class OwnLossExample extends ExampleCommand {

  public static void main(String... args) {
    if (args.length == 0) {
      ExampleLauncher.execute(new OwnLossExample(), "check", TextbookCrossEntropy.class.getName());
    }
    ExampleLauncher.main(new OwnLossExample(), args);
  }

  @Override
  protected String defaultLosses() {
    return super.defaultLosses() + "," + TextbookCrossEntropy.class.getName();
  }

  @Override
  protected ExampleDefaults defaults() {
    return new ExampleDefaults(5, 40, 10, 0.02);
  }

  @Override
  protected Experiment experiment(TrainingSettings training) {
    return new Experiment(name(), flowers(), OwnLossExample::network, training);
  }

  private static DataSource flowers() {
    Schema columns =
        new Schema.Builder()
            .addColumnsDouble("sepal_length", "sepal_width", "petal_length", "petal_width")
            .addColumnCategorical("species", "setosa", "versicolor", "virginica")
            .build();
    TransformProcess steps =
        new TransformProcess.Builder(columns).categoricalToInteger("species").build();
    return TabularSource.ofResource(OwnLossExample.class, "/iris.csv", steps, "species");
  }

  private static MultiLayerConfiguration network(NetworkRequest request) {
    return new NeuralNetConfiguration.Builder()
        .seed(request.seed())
        .updater(new Nesterovs(request.learningRate(), 0.9))
        .weightInit(WeightInit.XAVIER)
        .list()
        .layer(new DenseLayer.Builder().nIn(4).nOut(16).activation(Activation.TANH).build())
        .layer(
            new OutputLayer.Builder(request.loss())
                .nIn(16)
                .nOut(3)
                .activation(Activation.SOFTMAX)
                .build())
        .build();
  }
}
