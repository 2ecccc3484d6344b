package dev.crossentropy.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerMinMaxScaler;
import org.nd4j.linalg.factory.Nd4j;

class PredictCommandTest {

  private static final int SIDE = 28;
  private static final int WHITE = 255;

  @TempDir static Path folder;

  private static Path model;

  @BeforeAll
  static void train() {
    Path output = folder.resolve("trained");
    Command command =
        Command.run(
            "--data",
            SmallDigits.in(folder.resolve("digits")),
            "--model",
            "cnn",
            "--losses",
            "cross-entropy",
            "--epochs",
            "1",
            "--output",
            output.toString());
    assertThat(command.exitCode()).as(command.err()).isZero();
    model = output.resolve("model-CrossEntropyLoss.zip");
  }

  @Test
  void saysWhatTheNetworkSaysOfTheSameDigit() throws IOException {
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(model.toFile());
    INDArray features = Nd4j.create(1, SIDE * SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
      features.putScalar(0, i, SmallDigits.test().pixel(0, i) / (float) WHITE);
    }
    INDArray output = network.output(features);
    int best = output.argMax(1).getInt(0);
    Command command = predict(png("same.png", digit(1), ' '));
    assertThat(command.exitCode()).isZero();
    assertThat(command.out())
        .contains("same.png  %d".formatted(best))
        .contains("%.2f %%".formatted(100 * output.getDouble(0, best)));
  }

  @Test
  void turnsDarkOnLightAroundAndSaysSo() throws IOException {
    Path plain = png("plain.png", digit(1), ' ');
    Path inverted = png("inverted.png", digit(1), 'i');
    List<String> lines = predict(plain, inverted).out().lines().skip(1).toList();
    assertThat(lines.get(1)).endsWith("inverted, it was dark on light");
    assertThat(answers(lines.get(1))).isEqualTo(answers(lines.get(0)));
  }

  @Test
  void scalesAnotherSizeAndSaysSo() throws IOException {
    Path plain = png("small.png", digit(1), ' ');
    Path large = png("large.png", digit(5), ' ');
    List<String> lines = predict(plain, large).out().lines().skip(1).toList();
    assertThat(lines.get(1)).endsWith("scaled from 140×140 to 28×28");
    assertThat(answers(lines.get(1))).isEqualTo(answers(lines.get(0)));
  }

  @Test
  void namesWhatTheModelWasTrainedOnAndAllClassesWhenAsked() throws IOException {
    Command command =
        Command.run(
            "predict",
            "--verbose",
            "--model",
            model.toString(),
            png("all.png", digit(1), ' ').toString());
    assertThat(command.out()).startsWith(model + ", trained on: ");
    assertThat(command.out().chars().filter(c -> c == '%').count()).isEqualTo(10);
  }

  @Test
  void classifiesTheGoodOnesAmongBadPictures() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    byte[] content = Files.readAllBytes(png("whole.png", digit(1), ' '));
    Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(content, 60));
    Path missing = folder.resolve("missing.png");
    Command command = predict(text, cut, missing, folder.resolve("whole.png"));
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.out()).contains("whole.png");
    assertThat(command.err().lines().toList())
        .hasSize(3)
        .anyMatch(line -> line.endsWith("text.png: not a picture; expected PNG, JPEG, GIF or BMP"))
        .anyMatch(line -> line.contains("cut.png: damaged picture"))
        .anyMatch(line -> line.endsWith("missing.png: no such file"));
  }

  @Test
  void refusesWhatIsNoModelInOneLine() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no model");
    refuses(text, "not a zip file");
    refuses(folder.resolve("missing.zip"), "no such file");
    refuses(folder, "not a file");
  }

  @Test
  void refusesAModelWithoutANormaliserOrForOtherData() throws IOException {
    MultiLayerNetwork network = networkOfFourInputs();
    File file = folder.resolve("other.zip").toFile();
    ModelSerializer.writeModel(network, file, false);
    refuses(file.toPath(), "a model without a normaliser");
    NormalizerMinMaxScaler normalizer = new NormalizerMinMaxScaler();
    normalizer.setFeatureStats(Nd4j.zeros(1, 4), Nd4j.ones(1, 4));
    ModelSerializer.addNormalizerToModel(file, normalizer);
    refuses(file.toPath(), "a normaliser of type MIN_MAX");
  }

  @Test
  void wantsAModelAndAPicture() {
    Command command = Command.run("predict");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).contains("--model", "IMAGE", "mnist-example predict --help");
  }

  private static MultiLayerNetwork networkOfFourInputs() {
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(new OutputLayer.Builder().nIn(4).nOut(3).build())
                .build());
    network.init();
    return network;
  }

  private static void refuses(Path file, String problem) throws IOException {
    Command command =
        Command.run(
            "predict", "--model", file.toString(), png("any.png", digit(1), ' ').toString());
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err().lines().filter(line -> line.startsWith("mnist-example")))
        .singleElement()
        .asString()
        .contains(file + ": ")
        .contains(problem);
  }

  private static Command predict(Path... images) {
    List<String> arguments = new java.util.ArrayList<>(List.of("predict", "--model"));
    arguments.add(model.toString());
    for (Path image : images) {
      arguments.add(image.toString());
    }
    return Command.run(arguments);
  }

  /** The classes and probabilities of a line. */
  private static List<String> answers(String line) {
    return List.of(line.strip().split(" {2,}")).subList(1, 6);
  }

  /** The first test digit, each pixel {@code times} as wide and high. */
  private static BufferedImage digit(int times) {
    int side = SIDE * times;
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int position = y / times * SIDE + x / times;
        image.getRaster().setSample(x, y, 0, SmallDigits.test().pixel(0, position));
      }
    }
    return image;
  }

  private static Path png(String name, BufferedImage image, char change) throws IOException {
    if (change == 'i') {
      for (int y = 0; y < image.getHeight(); y++) {
        for (int x = 0; x < image.getWidth(); x++) {
          image.getRaster().setSample(x, y, 0, WHITE - image.getRaster().getSample(x, y, 0));
        }
      }
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
