package dev.crossentropy.runtime.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.feedforward.dense.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's dense layer with two of its four matrix products less: {@code XW + b} is kept from the
 * forward pass instead of computed again in the backward pass, and the first layer does not compute
 * the gradient with respect to its input unless somebody asks for it. All that it does compute, it
 * computes by the same operations on the same values.
 */
final class LeanDenseLayer extends DenseLayer implements SkipsInputGradient {

  private static final long serialVersionUID = 1;

  private final KeptArray keptPreOutput = new KeptArray();

  private boolean skipsInputGradient;

  LeanDenseLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
  }

  /**
   * Applies to the backward passes to come. Where the input is dropped out, the gradient is
   * computed all the same, because dropout tidies up behind itself with it.
   */
  @Override
  public void skipInputGradient(boolean skip) {
    skipsInputGradient = skip && layerConf().getIDropout() == null;
  }

  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr workspaces) {
    keptPreOutput.forget();
    super.setInput(input, workspaces);
  }

  @Override
  protected Pair<INDArray, INDArray> preOutputWithPreNorm(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    INDArray kept = forBackprop ? keptPreOutput.take() : null;
    if (kept != null) {
      return new Pair<>(kept, kept);
    }
    Pair<INDArray, INDArray> computed =
        super.preOutputWithPreNorm(training, forBackprop, workspaces);
    if (training && !forBackprop) {
      keptPreOutput.keep(computed.getFirst());
    }
    return computed;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (!skipsInputGradient) {
      return super.backpropGradient(epsilon, workspaces);
    }
    assertInputSet(true);
    INDArray z = preOutputWithPreNorm(true, true, workspaces).getFirst();
    INDArray delta = layerConf().getActivationFn().backprop(z, epsilon).getFirst();
    if (maskArray != null) {
      applyMask(delta);
    }
    Gradient gradient = new DefaultGradient();
    if (hasBias()) {
      INDArray bias = gradientView(DefaultParamInitializer.BIAS_KEY);
      delta.sum(bias, 0);
      gradient.gradientForVariable().put(DefaultParamInitializer.BIAS_KEY, bias);
    }
    INDArray weights = gradientView(DefaultParamInitializer.WEIGHT_KEY);
    Nd4j.gemm(input.castTo(weights.dataType()), delta, weights, true, false, 1, 0);
    gradient.gradientForVariable().put(DefaultParamInitializer.WEIGHT_KEY, weights);
    weightNoiseParams.clear();
    INDArray unread =
        workspaces.create(
            ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), input.ordering());
    return new Pair<>(gradient, unread);
  }

  private INDArray gradientView(String parameter) {
    return Objects.requireNonNull(gradientViews.get(parameter));
  }
}
