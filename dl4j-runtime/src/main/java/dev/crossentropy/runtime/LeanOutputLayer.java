package dev.crossentropy.runtime;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's output layer, which computes the logits of a training batch once and not for the gradient
 * and the score apart.
 */
final class LeanOutputLayer extends OutputLayer {

  private static final long serialVersionUID = 1;

  private final KeptArray logits = new KeptArray();

  LeanOutputLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    logits.forget();
    super.setInput(input, workspaces);
  }

  @Override
  protected INDArray preOutput2d(boolean training, LayerWorkspaceMgr workspaces) {
    INDArray kept = training ? logits.take() : null;
    if (kept != null) {
      return kept;
    }
    INDArray computed = super.preOutput2d(training, workspaces);
    if (training) {
      logits.keep(computed);
    }
    return computed;
  }
}
