package dev.crossentropy.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MnistExampleTest {

  /** One epoch of softmax regression; the README's accuracy takes all epochs. */
  private static final double FLOOR_AFTER_ONE_EPOCH = 0.88;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Model.class)
  void trainsEachNetworkOnAnyFolderOfIdxFiles(Model model) throws IOException {
    Command command =
        run("--data", digits(), "--model", model.toString(), "--seeds", "1", "--epochs", "1");
    assertThat(command.exitCode()).as(command.err()).isZero();
    assertThat(result().at("/runs")).hasSize(2);
    assertThat(result().at("/runs/0/classes")).hasSize(10);
  }

  @Test
  void testsTwoNetworksOfASingleSeedWithMcNemar() throws IOException {
    Command command =
        run(
            "--data",
            digits(),
            "--model",
            "softmax",
            "--seeds",
            "1",
            "--epochs",
            "2",
            "--losses",
            "mcxent,mse");
    JsonNode test = result().at("/mcNemar/0");
    assertThat(test.at("/candidate").asText()).isEqualTo("LossMSE");
    assertThat(test.at("/pValue").asDouble()).isBetween(0.0, 1.0);
    assertThat(command.out()).contains("McNemar");
  }

  @Test
  void namesTheSampleInEveryOutput() throws IOException {
    Command command =
        run(
            "--data",
            "sample",
            "--model",
            "softmax",
            "--losses",
            "cross-entropy",
            "--seeds",
            "1",
            "--epochs",
            "1",
            "--learning-rate",
            "0.01");
    assertThat(command.exitCode()).as(command.err()).isZero();
    assertThat(command.out()).contains("MNIST sample");
    assertThat(result().at("/experiment").asText()).contains("MNIST sample");
    assertThat(Files.readString(folder.resolve("output/report.html"))).contains("MNIST sample");
  }

  @Test
  void refusesDataThatAreNeitherNamedNorAFolder() {
    Command command = run("--data", "nowhere");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err())
        .contains("nowhere", "sample", "train-images-idx3-ubyte", "mnist-example --help");
    assertThat(folder.resolve("output")).doesNotExist();
  }

  @Test
  void namesTheFilesThatAFolderLacks() throws IOException {
    Path images = Path.of(digits()).resolve("t10k-images-idx3-ubyte");
    Files.delete(images);
    Command command = run("--data", folder.resolve("digits").toString());
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err().lines().toList())
        .singleElement()
        .asString()
        .contains(folder.resolve("digits").toString(), "lacks t10k-images-idx3-ubyte");
  }

  @Test
  void theConvolutionsRefuseImagesThatAreNotSquare() {
    String wide = SmallDigits.in(folder.resolve("wide"), 20);
    Command command = run("--data", wide, "--model", "cnn", "--epochs", "1");
    assertThat(command.exitCode()).isEqualTo(1);
    assertThat(command.err().lines().toList())
        .singleElement()
        .asString()
        .contains("square images of 16×16 pixels or more", "560 pixels", "mlp");
    assertThat(folder.resolve("output")).isDirectoryNotContaining(file -> !file.endsWith(".lock"));
  }

  @Test
  void theOtherNetworksTakeImagesOfAnyShape() throws IOException {
    String wide = SmallDigits.in(folder.resolve("wide"), 20);
    Command command = run("--data", wide, "--model", "softmax", "--seeds", "1", "--epochs", "1");
    assertThat(command.exitCode()).as(command.err()).isZero();
    assertThat(result().at("/runs")).hasSize(2);
  }

  @Test
  void refusesAnUnknownModel() {
    Command command = run("--model", "transformer");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).contains("'transformer'", "softmax, mlp or cnn");
  }

  @Test
  void learnsTheRealDigits() throws IOException {
    Command command =
        run(
            "--data",
            realMnist().toString(),
            "--model",
            "softmax",
            "--seeds",
            "1",
            "--epochs",
            "1",
            "--losses",
            "cross-entropy");
    assertThat(command.exitCode()).as(command.err()).isZero();
    assertThat(result().at("/experiment").asText()).isEqualTo("mnist");
    assertThat(result().at("/runs/0/testAccuracy").asDouble()).isGreaterThan(FLOOR_AFTER_ONE_EPOCH);
  }

  private static Path realMnist() {
    Optional<Path> found =
        Stream.concat(
                Stream.ofNullable(System.getenv("CROSSENTROPY_MNIST_DIR")).map(Path::of),
                Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
                    .map(parent -> parent.resolve("shared/datasets/mnist")))
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(
        found.isPresent(),
        "skipped: no MNIST in CROSSENTROPY_MNIST_DIR nor in shared/datasets/mnist beside the"
            + " project");
    return found.orElseThrow();
  }

  private String digits() {
    return SmallDigits.in(folder.resolve("digits"));
  }

  private Command run(String... arguments) {
    return Command.run(
        Stream.concat(
                Stream.of(arguments), Stream.of("--output", folder.resolve("output").toString()))
            .toList());
  }

  private JsonNode result() throws IOException {
    return new ObjectMapper().readTree(folder.resolve("output/result.json").toFile());
  }
}
