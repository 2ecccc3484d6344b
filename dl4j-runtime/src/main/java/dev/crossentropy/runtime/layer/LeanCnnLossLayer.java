package dev.crossentropy.runtime.layer;

import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.convolution.CnnLossLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J's loss of every pixel, asked once for gradient and score. */
final class LeanCnnLossLayer extends CnnLossLayer {

  private static final long serialVersionUID = 1;

  private final LossAskedOnce<org.deeplearning4j.nn.conf.layers.CnnLossLayer> loss =
      new LossAskedOnce<>();

  LeanCnnLossLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public org.deeplearning4j.nn.conf.layers.CnnLossLayer layerConf() {
    return loss.in(
        super.layerConf(),
        org.deeplearning4j.nn.conf.layers.CnnLossLayer::getLossFn,
        org.deeplearning4j.nn.conf.layers.CnnLossLayer::setLossFn);
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
    score = sum.getAsDouble() / getInputMiniBatchSize() + regularisation;
    return score;
  }
}
