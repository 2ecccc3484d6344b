package dev.crossentropy.mnist;

import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.training.NetworkFactory;
import dev.crossentropy.training.NetworkRequest;
import java.util.Locale;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.schedule.ExponentialSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** The networks that {@code --model} names, each with the settings that it is trained well with. */
enum Model implements NetworkFactory {
  /** Softmax regression: one layer, 92 %. */
  SOFTMAX(new ExampleDefaults(3, 12, 128, 0.05)) {
    @Override
    public MultiLayerConfiguration configure(NetworkRequest request) {
      return start(request).list().layer(output(request, request.inputs())).build();
    }
  },

  /** One hidden layer, 98 %. */
  MLP(new ExampleDefaults(3, 8, 128, 0.1)) {
    @Override
    public MultiLayerConfiguration configure(NetworkRequest request) {
      return start(request)
          .list()
          .layer(
              new DenseLayer.Builder()
                  .nIn(request.inputs())
                  .nOut(HIDDEN)
                  .activation(Activation.RELU)
                  .build())
          .layer(output(request, HIDDEN))
          .build();
    }
  },

  /**
   * Two convolutions of 20 and 50 channels and 500 hidden units, the LeNet that came with Caffe, a
   * descendant of LeNet-5 (LeCun et al. 1998): 99 %.
   */
  CNN(new ExampleDefaults(1, 5, 32, 0.03)) {
    @Override
    public MultiLayerConfiguration configure(NetworkRequest request) {
      int side = side(request);
      return start(request)
          .updater(new Nesterovs(falling(request.learningRate()), MOMENTUM))
          .list()
          .layer(convolution(20))
          .layer(pooling())
          .layer(convolution(50))
          .layer(pooling())
          .layer(new DenseLayer.Builder().nOut(CNN_HIDDEN).activation(Activation.RELU).build())
          .layer(output(request, CNN_HIDDEN))
          .setInputType(InputType.convolutionalFlat(side, side, 1))
          .build();
    }
  };

  private static final int HIDDEN = 400;
  private static final int CNN_HIDDEN = 500;
  private static final double MOMENTUM = 0.9;

  /** A step's rate over the one before: a tenth of the first one after 9,200 steps, 5 epochs. */
  private static final double DECAY = 1 - 1.0 / 4000;

  /** Of it two convolutions and two poolings leave one pixel. */
  private static final int SMALLEST_SIDE = 16;

  private final ExampleDefaults defaults;

  Model(ExampleDefaults defaults) {
    this.defaults = defaults;
  }

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  ExampleDefaults defaults() {
    return defaults;
  }

  private static NeuralNetConfiguration.Builder start(NetworkRequest request) {
    return new NeuralNetConfiguration.Builder()
        .seed(request.seed())
        .updater(new Nesterovs(request.learningRate(), MOMENTUM))
        .weightInit(WeightInit.RELU);
  }

  private static int side(NetworkRequest request) {
    int side = (int) Math.round(Math.sqrt(request.inputs()));
    if (side * side != request.inputs() || side < SMALLEST_SIDE) {
      throw new IllegalArgumentException(
          "--model cnn takes square images of %1$d×%1$d pixels or more; these have %2$d pixels. Choose mlp or softmax."
              .formatted(SMALLEST_SIDE, request.inputs()));
    }
    return side;
  }

  private static ISchedule falling(double learningRate) {
    return new ExponentialSchedule(ScheduleType.ITERATION, learningRate, DECAY);
  }

  private static ConvolutionLayer convolution(int channels) {
    return new ConvolutionLayer.Builder(5, 5).nOut(channels).activation(Activation.RELU).build();
  }

  private static SubsamplingLayer pooling() {
    return new SubsamplingLayer.Builder().kernelSize(2, 2).stride(2, 2).build();
  }

  private static OutputLayer output(NetworkRequest request, int inputs) {
    return new OutputLayer.Builder(request.loss())
        .nIn(inputs)
        .nOut(request.classes())
        .weightInit(WeightInit.XAVIER)
        .activation(Activation.SOFTMAX)
        .build();
  }
}
