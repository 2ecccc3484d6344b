package dev.crossentropy.check;

import dev.crossentropy.check.call.LabelKind;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossCosineProximity;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;
import org.nd4j.linalg.lossfunctions.impl.LossHinge;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossL2;
import org.nd4j.linalg.lossfunctions.impl.LossMAPE;
import org.nd4j.linalg.lossfunctions.impl.LossMSLE;
import org.nd4j.linalg.lossfunctions.impl.LossMultiLabel;
import org.nd4j.linalg.lossfunctions.impl.LossPoisson;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossSquaredHinge;
import org.nd4j.linalg.lossfunctions.impl.LossWasserstein;

/** The activation and the labels that a loss is called with. */
record Usage(Activation activation, LabelKind labels) {

  /** As Deeplearning4j's documentation pairs its losses; softmax and one-hot rows for others. */
  static Usage of(ILossFunction loss) {
    if (loss instanceof LossSparseMCXENT) {
      return new Usage(Activation.SOFTMAX, LabelKind.CLASS_INDEX);
    }
    if (isOneOf(loss, LossBinaryXENT.class, LossFMeasure.class, LossMultiLabel.class)) {
      return new Usage(Activation.SIGMOID, LabelKind.SETS);
    }
    if (isOneOf(loss, LossHinge.class, LossSquaredHinge.class)) {
      return new Usage(Activation.IDENTITY, LabelKind.SIGNS);
    }
    if (isOneOf(loss, LossPoisson.class, LossMSLE.class)) {
      return new Usage(Activation.SOFTPLUS, LabelKind.NUMBERS);
    }
    if (isOneOf(
        loss,
        LossL1.class, // LossMAE as well
        LossL2.class, // LossMSE as well
        LossMAPE.class,
        LossCosineProximity.class,
        LossWasserstein.class)) {
      return new Usage(Activation.IDENTITY, LabelKind.NUMBERS);
    }
    return new Usage(Activation.SOFTMAX, LabelKind.ONE_HOT);
  }

  private static boolean isOneOf(ILossFunction loss, Class<?>... types) {
    for (Class<?> type : types) {
      if (type.isInstance(loss)) {
        return true;
      }
    }
    return false;
  }

  Usage withActivation(Activation newActivation) {
    return newActivation == Activation.SIGMOID && labels == LabelKind.ONE_HOT
        ? new Usage(newActivation, LabelKind.SETS)
        : new Usage(newActivation, labels);
  }

  Usage withLabels(LabelKind newLabels) {
    return new Usage(activation, newLabels);
  }
}
