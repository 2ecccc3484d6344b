package dev.crossentropy.training;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * What all losses had in common besides the training settings: the data and the network.
 *
 * @param resplitBySeed whether each seed drew its own test examples
 * @param overlap test over training examples, n/(N − n), where they are drawn anew for every seed,
 *     otherwise 0
 * @param layers one line for each layer
 * @param updater how a gradient becomes a step, as in {@code Nesterovs}
 */
public record ExperimentSetup(
    int trainExamples,
    int testExamples,
    boolean resplitBySeed,
    double overlap,
    List<String> layers,
    String updater,
    long parameters) {

  /** Enough for a schedule to show. */
  private static final int SOME_STEPS = 1000;

  public ExperimentSetup {
    layers = List.copyOf(layers);
  }

  public static ExperimentSetup of(Experiment experiment, NamedLoss loss) {
    Examples examples = experiment.examples(1);
    int train = examples.train().numExamples();
    int test = examples.test().numExamples();
    boolean resplit = experiment.data().isResplitBySeed();
    MultiLayerNetwork network =
        new Run(experiment, loss, 1).initialNetwork((int) examples.train().getFeatures().size(1));
    List<Layer> layers =
        Arrays.stream(network.getLayers()).map(layer -> layer.conf().getLayer()).toList();
    return new ExperimentSetup(
        train,
        test,
        resplit,
        resplit ? (double) test / train : 0,
        layers.stream().map(ExperimentSetup::describe).toList(),
        layers.stream().map(ExperimentSetup::updater).reduce("", (a, b) -> b.isEmpty() ? a : b),
        network.numParams());
  }

  private static String describe(Layer layer) {
    StringBuilder text = new StringBuilder(layer.getClass().getSimpleName());
    if (layer instanceof FeedForwardLayer sized && sized.getNOut() > 0) {
      text.append(' ').append(sized.getNIn()).append(" → ").append(sized.getNOut());
    }
    if (layer instanceof BaseLayer active) {
      text.append(", ").append(active.getActivationFn());
    }
    return text.toString();
  }

  private static String updater(Layer layer) {
    if (!(layer instanceof BaseLayer base)) {
      return "";
    }
    IUpdater updater = base.getIUpdater();
    boolean falls = updater.getLearningRate(SOME_STEPS, 0) < updater.getLearningRate(0, 0);
    return updater.getClass().getSimpleName() + (falls ? " on a falling schedule" : "");
  }
}
