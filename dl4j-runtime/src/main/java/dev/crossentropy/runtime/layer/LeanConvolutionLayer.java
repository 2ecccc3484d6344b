package dev.crossentropy.runtime.layer;

import java.util.Objects;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ConvolutionUtils;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * DL4J's convolution layer, computed once in an iteration where DL4J computes it forward and
 * backward, by oneDNN or, where that is missing or slower, by {@link PatchConvolution}. Results
 * differ from DL4J's by the rounding of sums.
 */
final class LeanConvolutionLayer extends ConvolutionLayer implements SkipsInputGradient {

  private static final long serialVersionUID = 1;

  /**
   * With fewer input channels, as in pictures, oneDNN is slower than patches: it is made for blocks
   * of 8 or 16 channels.
   */
  private static final int FEWEST_CHANNELS_FOR_ONEDNN = 8;

  private final KeptArray keptPreOutput = new KeptArray();

  private transient @Nullable PatchConvolution patches;

  private boolean skipsInputGradient;

  LeanConvolutionLayer(NeuralNetConfiguration configuration, DataType dataType) {
    super(configuration, dataType);
    boolean oneDnn = OneDnn.isUsed() && layerConf().getNIn() >= FEWEST_CHANNELS_FOR_ONEDNN;
    helper = oneDnn ? new MKLDNNConvHelper(dataType) : null;
  }

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
  protected Pair<INDArray, INDArray> preOutput(
      boolean training, boolean forBackprop, LayerWorkspaceMgr workspaces) {
    INDArray kept = forBackprop ? keptPreOutput.take() : null;
    if (kept != null) {
      return new Pair<>(kept, null);
    }
    Pair<INDArray, INDArray> computed =
        helper == null
            ? new Pair<>(byPatches(workspaces), null)
            : super.preOutput(training, forBackprop, workspaces);
    if (training && !forBackprop) {
      keptPreOutput.keep(computed.getFirst());
    }
    return computed;
  }

  private INDArray byPatches(LayerWorkspaceMgr workspaces) {
    assertInputSet(false);
    validateInputRank();
    INDArray weights = getParam(ConvolutionParamInitializer.WEIGHT_KEY);
    validateInputDepth(weights.size(1));
    PatchConvolution convolution = patches();
    PatchConvolution.Geometry geometry = convolution.geometry();
    INDArray result =
        workspaces.createUninitialized(
            ArrayType.ACTIVATIONS,
            dataType,
            new long[] {
              input.size(0),
              geometry.filters(),
              geometry.rows().outputs(),
              geometry.columns().outputs()
            },
            'c');
    float[] bias =
        hasBias()
            ? getParam(ConvolutionParamInitializer.BIAS_KEY).dup().data().asFloat()
            : new float[geometry.filters()];
    convolution.forward(plain(input), weights, bias, result);
    return result;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
    if (helper != null) {
      return super.backpropGradient(epsilon, workspaces);
    }
    assertInputSet(true);
    INDArray z = preOutput(true, true, workspaces).getFirst();
    INDArray delta = plain(layerConf().getActivationFn().backprop(z, epsilon).getFirst());
    Gradient gradient = new DefaultGradient();
    if (hasBias()) {
      INDArray bias = gradientView(ConvolutionParamInitializer.BIAS_KEY);
      delta.sum(bias.reshape(bias.length()), 0, 2, 3);
      gradient.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, bias);
    }
    INDArray weights = gradientView(ConvolutionParamInitializer.WEIGHT_KEY);
    patches().weightGradient(plain(input), delta, weights);
    gradient.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, weights, 'c');
    INDArray next = workspaces.create(ArrayType.ACTIVATION_GRAD, dataType, input.shape(), 'c');
    if (!skipsInputGradient) {
      patches().pictureGradient(getParam(ConvolutionParamInitializer.WEIGHT_KEY), delta, next);
    }
    return new Pair<>(gradient, backpropDropOutIfPresent(next));
  }

  private PatchConvolution patches() {
    PatchConvolution.Geometry geometry = geometry();
    if (patches == null || !patches.geometry().equals(geometry)) {
      patches = new PatchConvolution(geometry);
    }
    return patches;
  }

  private PatchConvolution.Geometry geometry() {
    int[] size = {(int) input.size(2), (int) input.size(3)};
    int[] kernel = layerConf().getKernelSize();
    int[] stride = layerConf().getStride();
    int[] dilation = layerConf().getDilation();
    boolean same = convolutionMode == ConvolutionMode.Same;
    int[] outputs =
        ConvolutionUtils.getOutputSize(
            input,
            kernel,
            stride,
            same ? null : layerConf().getPadding(),
            convolutionMode,
            dilation,
            CNN2DFormat.NCHW);
    int[] padding =
        same
            ? ConvolutionUtils.getSameModeTopLeftPadding(outputs, size, kernel, stride, dilation)
            : layerConf().getPadding();
    return new PatchConvolution.Geometry(
        (int) layerConf().getNIn(),
        new PatchConvolution.Axis(
            size[0], kernel[0], stride[0], padding[0], dilation[0], outputs[0]),
        new PatchConvolution.Axis(
            size[1], kernel[1], stride[1], padding[1], dilation[1], outputs[1]),
        (int) layerConf().getNOut());
  }

  /** In 'c' order without gaps. */
  private static INDArray plain(INDArray array) {
    return array.ordering() == 'c' && array.elementWiseStride() == 1 ? array : array.dup('c');
  }

  private INDArray gradientView(String parameter) {
    return Objects.requireNonNull(gradientViews.get(parameter));
  }
}
