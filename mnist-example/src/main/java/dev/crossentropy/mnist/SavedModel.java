package dev.crossentropy.mnist;

import dev.crossentropy.training.model.ModelLabels;
import dev.crossentropy.training.model.SavedNetwork;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.ImagePreProcessingScaler;
import org.nd4j.linalg.factory.Nd4j;

/** A network for square pictures, with the normaliser and the labels that it was saved with. */
final class SavedModel {

  private static final String NETWORK_HINT =
      "expected a model-<loss>.zip that this example saved in its output folder";

  private final MultiLayerNetwork network;
  private final ImagePreProcessingScaler normalizer;
  private final Optional<ModelLabels> labels;
  private final int side;
  private final List<String> classNames;

  private SavedModel(
      MultiLayerNetwork network,
      ImagePreProcessingScaler normalizer,
      Optional<ModelLabels> labels,
      int side,
      List<String> classNames) {
    this.network = network;
    this.normalizer = normalizer;
    this.labels = labels;
    this.side = side;
    this.classNames = classNames;
  }

  /**
   * @throws PredictionException if the file is no such model
   */
  static SavedModel read(Path file) {
    SavedNetwork saved;
    try {
      saved = SavedNetwork.read(file);
    } catch (IOException e) {
      throw new PredictionException(file, e.getMessage() + "; " + NETWORK_HINT, e);
    }
    if (!(saved.normalizer() instanceof ImagePreProcessingScaler scaler)) {
      throw new PredictionException(
          file,
          (saved.normalizer() == null
                  ? "a model without a normaliser, so it is unknown how its pictures were scaled; "
                  : "a model for other data than pictures; ")
              + NETWORK_HINT);
    }
    MultiLayerNetwork network = saved.network();
    Optional<ModelLabels> labels = saved.labels();
    int classes = (int) lastLayer(network).getNOut();
    List<String> classNames =
        labels
            .map(ModelLabels::classNames)
            .filter(names -> names.size() == classes)
            .orElseGet(() -> IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    return new SavedModel(network, scaler, labels, side(file, network), classNames);
  }

  private static FeedForwardLayer lastLayer(MultiLayerNetwork network) {
    return (FeedForwardLayer) network.getOutputLayer().conf().getLayer();
  }

  /** Height and width of the pictures, from the number of inputs. */
  private static int side(Path file, MultiLayerNetwork network) {
    MultiLayerConfiguration configuration = network.getLayerWiseConfigurations();
    long inputs =
        configuration.getInputPreProcess(0) instanceof FeedForwardToCnnPreProcessor picture
            ? picture.getInputHeight() * picture.getInputWidth() * picture.getNumChannels()
            : ((FeedForwardLayer) configuration.getConf(0).getLayer()).getNIn();
    int side = (int) Math.round(Math.sqrt((double) inputs));
    if ((long) side * side != inputs) {
      throw new PredictionException(
          file, "a model with %d inputs, which no square grey picture has".formatted(inputs));
    }
    return side;
  }

  /** What it was trained on, if the file says so. */
  Optional<String> trainedOn() {
    return labels.map(ModelLabels::trainedOn);
  }

  /** Clothes of Fashion-MNIST, say, fill their pictures and must not be moved. */
  private boolean isForDigits() {
    return trainedOn().map(data -> data.toLowerCase(Locale.ROOT).startsWith("mnist")).orElse(false);
  }

  int classes() {
    return classNames.size();
  }

  /**
   * @throws PredictionException if the file is no picture
   */
  Prediction classify(Path file) {
    BufferedImage image = PictureFile.read(file);
    GreyPicture light = GreyPicture.of(image).lightOnDark();
    GreyPicture picture = isForDigits() ? light.centredTo(side) : light.scaledTo(side);
    INDArray features = Nd4j.createFromArray(picture.pixels()).reshape(1, picture.pixels().length);
    normalizer.transform(features);
    float[] probabilities = network.output(features).toFloatVector();
    return Prediction.of(file, picture.changes(), classNames, probabilities);
  }
}
