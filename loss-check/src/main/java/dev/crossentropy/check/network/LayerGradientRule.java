package dev.crossentropy.check.network;

import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Rule;
import dev.crossentropy.check.rule.Violation;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.exception.DL4JInvalidConfigException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The derivative of a network's score by its parameters is what the network is updated with. DL4J
 * divides both the score and the loss's gradient by the number of examples; in recurrent and
 * convolutional layers it hands the loss one row per step or pixel.
 */
public final class LayerGradientRule implements Rule {

  /** Near the cube root of the machine epsilon, where truncation and rounding balance. */
  private static final double STEP = 1e-5;

  /** As for a loss called directly, relative to the larger of the score and 1. */
  private static final double TOLERANCE = 1e-6;

  private final OutputLayerKind kind;

  private LayerGradientRule(OutputLayerKind kind) {
    this.kind = kind;
  }

  /** One rule for each kind of output layer. */
  public static List<Rule> all() {
    return Arrays.stream(OutputLayerKind.values()).<Rule>map(LayerGradientRule::new).toList();
  }

  @Override
  public String name() {
    return "gradient through " + kind.layer();
  }

  @Override
  public Finding examine(Subject subject) {
    String exemption = kind.exemption(subject);
    if (exemption != null) {
      return Finding.notApplicable(exemption);
    }
    if (!subject.gradientIsRight()) {
      return Finding.notApplicable("The gradient is wrong when the loss is called directly.");
    }
    try {
      MultiLayerNetwork network = Networks.initialised(kind.network(subject));
      return examine(network, kind.data(subject));
    } catch (DL4JInvalidConfigException e) {
      return Finding.notApplicable("DL4J refuses it: " + Refusal.message(e));
    } catch (RuntimeException e) {
      return Refusal.finding(e, "a batch of " + kind.layer());
    }
  }

  private Finding examine(MultiLayerNetwork network, DataSet data) {
    INDArray gradient = gradient(network, data);
    double scale = Math.max(1, Math.abs(network.score(data, true)));
    for (long parameter = 0; parameter < gradient.length(); parameter++) {
      double found = gradient.getDouble(parameter);
      double right = derivative(network, data, parameter);
      if (!(Math.abs(found - right) <= TOLERANCE * scale)) {
        return Violation.of(
                "The network's gradient is not the derivative of its score.",
                "gradient",
                found,
                right)
            .on("parameter %d of %d".formatted(parameter, gradient.length()));
      }
    }
    return Finding.pass();
  }

  /** What reaches the updater: DL4J divides by the number of examples on the way. */
  private static INDArray gradient(MultiLayerNetwork network, DataSet data) {
    network.setInput(data.getFeatures());
    network.setLabels(data.getLabels());
    network.setLayerMaskArrays(null, data.getLabelsMaskArray());
    network.computeGradientAndScore();
    return network.gradient().gradient().div(OutputLayerKind.EXAMPLES);
  }

  private static double derivative(MultiLayerNetwork network, DataSet data, long parameter) {
    INDArray parameters = network.params();
    double value = parameters.getDouble(parameter);
    parameters.putScalar(parameter, value + STEP);
    double above = network.score(data, true);
    parameters.putScalar(parameter, value - STEP);
    double below = network.score(data, true);
    parameters.putScalar(parameter, value);
    return (above - below) / (2 * STEP);
  }
}
