package dev.crossentropy.runtime.layer;

import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer, which computes the logits of a training batch and its loss once and not for
 * the gradient and the score apart.
 */
final class LeanOutputLayer extends OutputLayer {

  private static final long serialVersionUID = 1;

  private final LossAskedOnce<org.deeplearning4j.nn.conf.layers.OutputLayer> loss =
      new LossAskedOnce<>();

  LeanOutputLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public org.deeplearning4j.nn.conf.layers.OutputLayer layerConf() {
    return loss.in(
        super.layerConf(),
        org.deeplearning4j.nn.conf.layers.OutputLayer::getLossFn,
        org.deeplearning4j.nn.conf.layers.OutputLayer::setLossFn);
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    loss.forget();
    super.setInput(input, workspaces);
  }

  @Override
  public double computeScore(
      double regularisation, boolean training, LayerWorkspaceMgr workspaces) {
    OptionalDouble sum = training ? loss.takeScore() : OptionalDouble.empty();
    if (sum.isEmpty()) {
      return super.computeScore(regularisation, training, workspaces);
    }
    score =
        (conf().isMiniBatch() ? sum.getAsDouble() / getInputMiniBatchSize() : sum.getAsDouble())
            + regularisation;
    return score;
  }
}
