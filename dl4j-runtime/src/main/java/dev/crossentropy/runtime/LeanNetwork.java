package dev.crossentropy.runtime;

import dev.crossentropy.runtime.layer.LeanLayers;
import dev.crossentropy.runtime.layer.SkipsInputGradient;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A {@link MultiLayerNetwork} that computes nothing twice in an iteration, and nothing that nobody
 * reads. It is made like one, or by {@link #of} from one; whoever makes none keeps Deeplearning4j's
 * own layers.
 *
 * <ul>
 *   <li><b>Dense layers.</b> {@code XW + b} is computed once, where DL4J does so forward and
 *       backward, and in the first layer without the gradient with respect to the input: two large
 *       matrix products less of four.
 *   <li><b>Output and loss layers</b>, also for sequences and pictures. The loss is asked for its
 *       gradient and score in one call, over logits computed once.
 *   <li><b>Two-dimensional convolutions.</b> As for dense layers, and by oneDNN or by patches that
 *       stay in the cache; see {@link NativeRuntime#convolutions()}.
 * </ul>
 *
 * <p>All but convolutions train to DL4J's parameters, bit for bit; convolutions add up in another
 * order, always the same one, and agree with DL4J's to the rounding of floats. The configuration is
 * DL4J's too, so that a saved model loads as an ordinary network wherever DL4J is; so do copies
 * made by {@code clone()}. Who asks for the gradient with respect to the input gets it.
 *
 * <p>What stays DL4J's own: all other layers; subclasses of these; dense layers with layer
 * normalisation; convolutions with weight noise, in NHWC or not in floats; sequences' output layers
 * with dropout or weight noise, whose score DL4J computes from other logits than the gradient, and
 * sequences' and pictures' losses in NWC and NHWC, which DL4J scores wrongly.
 *
 * <p>Parameters are not to change between the forward and the backward pass of one iteration, which
 * DL4J never does. Memory: one array the size of the layer's output for each dense layer and
 * convolution.
 */
@SuppressWarnings("overrides") // DL4J declares a method once with an array and once with "..."
public final class LeanNetwork extends MultiLayerNetwork {

  private static final long serialVersionUID = 1;

  public LeanNetwork(MultiLayerConfiguration configuration) {
    super(configuration);
  }

  /** A lean copy of a network: its parameters, its updater's state, its iteration count. */
  public static LeanNetwork of(MultiLayerNetwork network) {
    LeanNetwork lean = new LeanNetwork(network.getLayerWiseConfigurations().clone());
    lean.init(network.params(), true);
    INDArray state = network.updaterState();
    if (state != null) {
      lean.updaterState().assign(state);
    }
    return lean;
  }

  @Override
  public void init(@Nullable INDArray parameters, boolean cloneParameters) {
    boolean again = isInitCalled();
    super.init(parameters, cloneParameters);
    if (again) {
      return;
    }
    for (int i = 0; i < layers.length; i++) {
      Layer lean = LeanLayers.inPlaceOf(layers[i], layerWiseConfigurations.getDataType());
      if (lean != null) {
        layers[i] = lean;
        layerMap.put(lean.conf().getLayer().getLayerName(), lean);
      }
    }
  }

  @Override
  protected Pair<Gradient, INDArray> calcBackpropGradients(
      @Nullable INDArray epsilon,
      boolean withOutputLayer,
      boolean truncated,
      boolean returnInputGradient) {
    if (layers[0] instanceof SkipsInputGradient first) {
      first.skipInputGradient(!returnInputGradient);
    }
    return super.calcBackpropGradients(epsilon, withOutputLayer, truncated, returnInputGradient);
  }
}
