package dev.crossentropy.training.model;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A view of a network that outputs logits instead of probabilities: the same parameters, the output
 * activation replaced by the identity. Probabilities would not do for measuring, since a float
 * softmax rounds small ones to zero and their logarithm is lost.
 */
public final class LogitNetwork {

  /** Keeps the matrix product busy and a convolution's scratch space small. */
  private static final int CHUNK = 500;

  private final MultiLayerNetwork network;

  /** The view follows the trained network's parameters as they change. */
  public LogitNetwork(MultiLayerNetwork trained) {
    MultiLayerConfiguration configuration = trained.getLayerWiseConfigurations().clone();
    outputLayer(configuration).setActivationFn(new ActivationIdentity());
    network = new MultiLayerNetwork(configuration);
    network.init(trained.params(), false);
  }

  /** Logits {@code [N, C]} of the features, as in testing (no dropout). */
  public INDArray logits(INDArray features) {
    List<INDArray> chunks = new ArrayList<>();
    for (long start = 0; start < features.size(0); start += CHUNK) {
      long end = Math.min(features.size(0), start + CHUNK);
      chunks.add(network.output(features.get(NDArrayIndex.interval(start, end))));
    }
    return chunks.size() == 1 ? chunks.get(0) : Nd4j.vstack(chunks);
  }

  public static IActivation outputActivation(MultiLayerNetwork network) {
    return outputLayer(network.getLayerWiseConfigurations()).getActivationFn();
  }

  private static BaseLayer outputLayer(MultiLayerConfiguration configuration) {
    return (BaseLayer) configuration.getConf(configuration.getConfs().size() - 1).getLayer();
  }
}
