package dev.crossentropy.runtime;

import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link MultiLayerNetwork} that computes nothing twice in an iteration, and nothing that nobody
 * reads. DL4J computes {@code XW + b} of every layer once forward and once backward, that of the
 * output layer once more for the score, and in the backward pass the gradient with respect to the
 * network's input: four large matrix products for a network of one wide hidden layer, two of which
 * are enough.
 *
 * <p>It trains to DL4J's parameters, bit for bit. Its configuration is DL4J's too, so that a saved
 * model loads as an ordinary network wherever DL4J is; so do copies made by {@code clone()}. Who
 * asks for the gradient with respect to the input gets it. Layers other than dense ones and output
 * layers, and dense ones with layer normalisation, stay DL4J's own. Parameters are not to change
 * between the forward and the backward pass of one iteration, which DL4J never does.
 *
 * <p>Memory: one array the size of the layer's output for each of these layers.
 */
@SuppressWarnings("overrides") // DL4J declares a method once with an array and once with "..."
public final class LeanNetwork extends MultiLayerNetwork {

  private static final long serialVersionUID = 1;

  public LeanNetwork(MultiLayerConfiguration configuration) {
    super(configuration);
  }

  @Override
  public void init(@Nullable INDArray parameters, boolean cloneParameters) {
    boolean again = isInitCalled();
    super.init(parameters, cloneParameters);
    if (again) {
      return;
    }
    for (int i = 0; i < layers.length; i++) {
      BaseLayer<?> lean = lean(layers[i], layerWiseConfigurations.getDataType());
      if (lean != null) {
        takeOver(lean, layers[i]);
      }
    }
  }

  private static @Nullable BaseLayer<?> lean(Layer layer, DataType dataType) {
    // subclasses may compute anything
    if (layer.getClass() == DenseLayer.class && !((DenseLayer) layer).hasLayerNorm()) {
      return new LeanDenseLayer(layer.conf(), dataType);
    }
    return layer.getClass() == OutputLayer.class
        ? new LeanOutputLayer(layer.conf(), dataType)
        : null;
  }

  private void takeOver(BaseLayer<?> lean, Layer replaced) {
    int index = replaced.getIndex();
    lean.setIndex(index);
    lean.setListeners(replaced.getListeners());
    lean.setParamsViewArray(replaced.params());
    lean.setParamTable(replaced.paramTable());
    lean.allowInputModification(index > 0);
    layers[index] = lean;
    layerMap.put(lean.conf().getLayer().getLayerName(), lean);
  }

  @Override
  protected Pair<Gradient, INDArray> calcBackpropGradients(
      @Nullable INDArray epsilon,
      boolean withOutputLayer,
      boolean truncated,
      boolean returnInputGradient) {
    if (layers[0] instanceof LeanDenseLayer first) {
      boolean preprocessed = layerWiseConfigurations.getInputPreProcess(0) != null;
      first.skipInputGradient(!returnInputGradient && !preprocessed);
    }
    return super.calcBackpropGradients(epsilon, withOutputLayer, truncated, returnInputGradient);
  }
}
