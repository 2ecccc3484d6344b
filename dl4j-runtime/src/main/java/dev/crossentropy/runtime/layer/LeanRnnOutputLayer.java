package dev.crossentropy.runtime.layer;

import java.util.OptionalDouble;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer for sequences, which computes logits and loss once, as {@link
 * LeanOutputLayer} does.
 */
final class LeanRnnOutputLayer extends RnnOutputLayer {

  private static final long serialVersionUID = 1;

  private final LossAskedOnce<org.deeplearning4j.nn.conf.layers.RnnOutputLayer> loss =
      new LossAskedOnce<>();

  LeanRnnOutputLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public org.deeplearning4j.nn.conf.layers.RnnOutputLayer layerConf() {
    return loss.in(
        super.layerConf(),
        org.deeplearning4j.nn.conf.layers.RnnOutputLayer::getLossFn,
        org.deeplearning4j.nn.conf.layers.RnnOutputLayer::setLossFn);
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
