package dev.crossentropy.data.images;

import static dev.crossentropy.data.images.IdxBytes.file;
import static dev.crossentropy.data.images.IdxBytes.gzip;
import static dev.crossentropy.data.images.IdxBytes.images;
import static dev.crossentropy.data.images.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class IdxFolderTest {

  private static final int[] TRAIN_LABELS = {0, 1, 2, 3, 3, 1};
  private static final int[] TEST_LABELS = {3, 0, 2};

  @TempDir Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    write("train-images-idx3-ubyte.gz", gzip(images(6, 2, 3)));
    write("train-labels.idx1-ubyte", labels(TRAIN_LABELS));
    write("t10k-images.idx3-ubyte.gz", gzip(images(3, 2, 3)));
    write("t10k-labels-idx1-ubyte", labels(TEST_LABELS));
  }

  @Test
  void readsBothSpellingsGzippedOrNot() throws IOException {
    ImageData data = IdxFolder.read(folder);

    assertThat(data.name()).isEqualTo(folder.toString());
    assertThat(data.classNames()).containsExactly("0", "1", "2", "3");
    assertThat(data.train().size()).isEqualTo(6);
    assertThat(data.train().label(4)).isEqualTo(3);
    assertThat(data.test().label(0)).isEqualTo(3);
    assertThat(data.train().height()).isEqualTo(2);
    assertThat(data.train().width()).isEqualTo(3);
    assertThat(data.train().pixel(5, 1)).isEqualTo(31);
  }

  @Test
  void takesClassNamesFromAFileBesideThem() throws IOException {
    Files.writeString(folder.resolve("labels.txt"), "a\nb\n\n c \nd\n");
    assertThat(IdxFolder.read(folder).classNames()).containsExactly("a", "b", "c", "d");

    Files.writeString(folder.resolve("labels.txt"), "a\nb\nc\n");
    assertThatThrownBy(() -> IdxFolder.read(folder))
        .hasMessageContaining("found label 3 of image 3, expected one of the 3 classes 0 to 2");
  }

  @Test
  void theHashIsThatOfTheUnpackedFiles() throws IOException {
    ImageData packed = IdxFolder.read(folder);
    Files.delete(folder.resolve("train-images-idx3-ubyte.gz"));
    write("train-images-idx3-ubyte", images(6, 2, 3));

    assertThat(IdxFolder.read(folder).sha256()).isEqualTo(packed.sha256());
    String lines =
        Sha256.of(images(3, 2, 3))
            + "  t10k-images-idx3-ubyte\n"
            + Sha256.of(labels(TEST_LABELS))
            + "  t10k-labels-idx1-ubyte\n"
            + Sha256.of(images(6, 2, 3))
            + "  train-images-idx3-ubyte\n"
            + Sha256.of(labels(TRAIN_LABELS))
            + "  train-labels-idx1-ubyte\n";
    assertThat(packed.sha256()).isEqualTo(Sha256.of(lines.getBytes(StandardCharsets.US_ASCII)));
  }

  @ParameterizedTest
  @EnumSource
  void scalesAsTheNormalizerThatIsSavedWithAModelDoes(PixelScaling scaling) throws IOException {
    ImageData data = IdxFolder.read(folder);
    ImageSource source = new ImageSource(data, scaling);
    DataSet scaled = source.split(1).test();
    INDArray raw = Nd4j.create(DataType.FLOAT, 3, 6);
    for (int image = 0; image < 3; image++) {
      for (int position = 0; position < 6; position++) {
        raw.putScalar(image, position, data.test().pixel(image, position));
      }
    }
    source.split(1).normalizer().transform(raw);

    assertThat(scaled.getFeatures().toFloatMatrix()).isDeepEqualTo(raw.toFloatMatrix());
    assertThat(scaled.getLabels().toFloatMatrix())
        .isDeepEqualTo(new float[][] {{0, 0, 0, 1}, {1, 0, 0, 0}, {0, 0, 1, 0}});
  }

  @Test
  void standardisesWithTheTrainingPart() throws IOException {
    INDArray train =
        new ImageSource(IdxFolder.read(folder), PixelScaling.STANDARDISED)
            .split(1)
            .train()
            .getFeatures();

    assertThat(train.meanNumber().doubleValue()).isBetween(-1e-6, 1e-6);
    assertThat(train.stdNumber(false).doubleValue()).isBetween(1 - 1e-6, 1 + 1e-6);
  }

  @Test
  void namesMissingFiles() throws IOException {
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(() -> IdxFolder.read(folder))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(
            folder + ": the folder lacks t10k-labels-idx1-ubyte; expected the four");

    Files.createDirectory(folder.resolve("t10k-labels.idx1-ubyte"));
    assertThatThrownBy(() -> IdxFolder.read(folder))
        .hasMessageContaining(
            "lacks t10k-labels-idx1-ubyte (t10k-labels.idx1-ubyte is a folder, not a file);");
  }

  @Test
  void refusesFilesThatDoNotBelongTogether() throws IOException {
    refuses(
        "train-labels.idx1-ubyte",
        labels(0, 1, 2),
        "byte 4: found 3 labels, expected 6, one for each image in");
    refuses(
        "train-labels.idx1-ubyte",
        labels(2, 2, 2, 2, 2, 2),
        "byte 8: found label 2 for every image, expected at least two classes");
    refuses(
        "t10k-labels-idx1-ubyte",
        labels(3, 4, 0),
        "byte 9: found label 4 of image 1, expected one of the 4 classes 0 to 3");
    refuses(
        "t10k-images.idx3-ubyte.gz",
        gzip(images(3, 3, 2)),
        "byte 8: found images of 3×2, expected 2×3");
    refuses(
        "train-images-idx3-ubyte.gz",
        file(0x0804, new int[] {6, 1, 1, 3}, new byte[18]),
        "byte 3: found 4 dimensions (6×1×1×3), expected 3: images × height × width");
    refuses(
        "train-labels.idx1-ubyte",
        images(6, 2, 3),
        "byte 3: found 3 dimensions (6×2×3), expected 1 dimension: labels");
  }

  private void refuses(String file, byte[] content, String message) throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve(file));
    write(file, content);
    assertThatThrownBy(() -> IdxFolder.read(folder))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(message);
    write(file, good);
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }
}
