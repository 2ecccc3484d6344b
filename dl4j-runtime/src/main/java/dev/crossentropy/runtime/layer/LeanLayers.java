package dev.crossentropy.runtime.layer;

import java.util.function.BiFunction;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.layers.LossLayer;
import org.deeplearning4j.nn.layers.OutputLayer;
import org.deeplearning4j.nn.layers.convolution.CnnLossLayer;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.layers.recurrent.RnnLossLayer;
import org.deeplearning4j.nn.layers.recurrent.RnnOutputLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;

/** Which of Deeplearning4j's layers have a lean one in their place. */
public final class LeanLayers {

  private LeanLayers() {}

  /**
   * The layer that takes over from another, parameters and listeners included.
   *
   * @param layer one of a network that has just been initialised
   * @return null where Deeplearning4j's own layer has to stay
   */
  public static @Nullable Layer inPlaceOf(Layer layer, DataType dataType) {
    BiFunction<NeuralNetConfiguration, DataType, BaseLayer<?>> constructor = constructor(layer);
    if (constructor == null) {
      return null;
    }
    BaseLayer<?> lean = constructor.apply(layer.conf(), dataType);
    lean.setIndex(layer.getIndex());
    lean.setListeners(layer.getListeners());
    lean.setParamsViewArray(layer.params());
    lean.setParamTable(layer.paramTable());
    lean.allowInputModification(((AbstractLayer<?>) layer).isInputModificationAllowed());
    return lean;
  }

  /** By exact class, because a subclass may compute anything. */
  private static @Nullable BiFunction<NeuralNetConfiguration, DataType, BaseLayer<?>> constructor(
      Layer layer) {
    Class<?> type = layer.getClass();
    if (type == DenseLayer.class) {
      return ((DenseLayer) layer).hasLayerNorm() ? null : LeanDenseLayer::new;
    }
    if (type == ConvolutionLayer.class) {
      return isLean((ConvolutionLayer) layer) ? LeanConvolutionLayer::new : null;
    }
    if (type == OutputLayer.class) {
      return LeanOutputLayer::new;
    }
    if (type == LossLayer.class) {
      return LeanLossLayer::new;
    }
    if (type == RnnOutputLayer.class) {
      return scoresWhatItDerives((RnnOutputLayer) layer) ? LeanRnnOutputLayer::new : null;
    }
    if (type == RnnLossLayer.class) {
      return ((RnnLossLayer) layer).layerConf().getRnnDataFormat() == RNNFormat.NCW
          ? LeanRnnLossLayer::new
          : null; // DL4J takes the input for the labels when it scores NWC
    }
    if (type == CnnLossLayer.class) {
      return ((CnnLossLayer) layer).layerConf().getFormat() == CNN2DFormat.NCHW
          ? LeanCnnLossLayer::new
          : null; // DL4J scores NHWC as if it were NCHW
    }
    return null;
  }

  /** Floats without noise on a CPU; DL4J keeps the noise of the first iteration with a helper. */
  private static boolean isLean(ConvolutionLayer layer) {
    return layer.layerConf().getWeightNoise() == null
        && layer.layerConf().getCnn2dDataFormat() == CNN2DFormat.NCHW
        && layer.getDataType() == DataType.FLOAT
        && OneDnn.isOnCpu();
  }

  /** With noise DL4J's layer for sequences scores other logits than those that it derives. */
  private static boolean scoresWhatItDerives(RnnOutputLayer layer) {
    return layer.layerConf().getIDropout() == null && layer.layerConf().getWeightNoise() == null;
  }
}
