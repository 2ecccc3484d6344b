package dev.crossentropy.check.call;

import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The loss under check and how it is to be called.
 *
 * @param loss the loss
 * @param activation the activation of the output layer
 * @param labels what labels the loss takes
 * @param outputs the number of classes or outputs
 * @param gradientIsRight whether the gradient of ordinary calls was found to be the derivative;
 *     where it was not, other rules do not say so again
 */
public record Subject(
    ILossFunction loss,
    Activation activation,
    LabelKind labels,
    int outputs,
    boolean gradientIsRight) {

  /** The loss as {@code toString} has it, with its class where that does not name it. */
  public String name() {
    return name(loss);
  }

  /** As {@link #name()}, for any loss. */
  public static String name(ILossFunction loss) {
    String text = loss.toString();
    String type = loss.getClass().getSimpleName();
    if (text.startsWith(loss.getClass().getName() + "@")) {
      return type;
    }
    return text.contains(type) ? text : type + ", which calls itself " + text;
  }

  public LossCall call(Batch batch) {
    return LossCall.of(loss, activation.getActivationFunction(), batch);
  }

  public Subject withLoss(ILossFunction other) {
    return new Subject(other, activation, labels, outputs, gradientIsRight);
  }

  public Subject withLabels(LabelKind newLabels) {
    return new Subject(loss, activation, newLabels, outputs, gradientIsRight);
  }

  public Subject withOutputs(int newOutputs) {
    return new Subject(loss, activation, labels, newOutputs, gradientIsRight);
  }

  public Subject withGradientIsRight(boolean right) {
    return new Subject(loss, activation, labels, outputs, right);
  }
}
