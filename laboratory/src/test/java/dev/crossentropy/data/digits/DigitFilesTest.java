package dev.crossentropy.data.digits;

import static dev.crossentropy.data.idx.IdxBytes.file;
import static dev.crossentropy.data.idx.IdxBytes.gzip;
import static dev.crossentropy.data.idx.IdxBytes.images;
import static dev.crossentropy.data.idx.IdxBytes.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.data.idx.MalformedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitFilesTest {

  @TempDir Path path;

  private DigitFolder folder;

  @BeforeEach
  void writeFiles() throws IOException {
    folder = DigitFolder.writtenTo(path);
  }

  @Test
  void readsBothSpellingsGzippedOrNot() throws IOException {
    DigitData data = folder.read();
    assertThat(data.train().labels()).isEqualTo(DigitFolder.TRAIN_LABELS);
    assertThat(data.test().labels()).isEqualTo(DigitFolder.TEST_LABELS);
    assertThat(data.train().height()).isEqualTo(2);
    assertThat(data.train().width()).isEqualTo(3);
    assertThat(data.train().pixel(5, 1)).isEqualTo(31);
    assertThat(data.test().classes()).isEqualTo(4);
    assertThat(data.origin()).isEqualTo(DigitData.Origin.FILES);
  }

  @Test
  void theFingerprintIsThatOfTheUnpackedFiles() throws IOException {
    DigitData packed = folder.read();
    Files.delete(path.resolve("train-images-idx3-ubyte.gz"));
    folder.write("train-images-idx3-ubyte", images(6, 2, 3));
    assertThat(folder.read().sha256()).isEqualTo(packed.sha256());
    String lines =
        Sha256.of(images(3, 2, 3))
            + "  t10k-images-idx3-ubyte\n"
            + Sha256.of(labels(DigitFolder.TEST_LABELS))
            + "  t10k-labels-idx1-ubyte\n"
            + Sha256.of(images(6, 2, 3))
            + "  train-images-idx3-ubyte\n"
            + Sha256.of(labels(DigitFolder.TRAIN_LABELS))
            + "  train-labels-idx1-ubyte\n";
    assertThat(packed.sha256()).isEqualTo(Sha256.of(lines.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void namesMissingFiles() throws IOException {
    Files.delete(path.resolve("t10k-labels-idx1-ubyte"));
    assertThatThrownBy(folder::read)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(
            path + ": the folder lacks t10k-labels-idx1-ubyte; expected the four");
  }

  @Test
  void saysThatAFolderIsInPlaceOfAFile() throws IOException {
    Files.delete(path.resolve("t10k-labels-idx1-ubyte"));
    Files.createDirectory(path.resolve("t10k-labels.idx1-ubyte"));
    assertThatThrownBy(folder::read)
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(
            "lacks t10k-labels-idx1-ubyte (t10k-labels.idx1-ubyte is a folder, not a file);");
  }

  @Test
  void refusesAnotherNumberOfLabels() throws IOException {
    folder.write("train-labels.idx1-ubyte", labels(0, 1, 2));
    assertThatThrownBy(folder::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 4: found 3 labels, expected 6, one for each image in");
  }

  @Test
  void refusesASingleClass() throws IOException {
    folder.write("train-labels.idx1-ubyte", labels(2, 2, 2, 2, 2, 2));
    assertThatThrownBy(folder::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(
            "train-labels.idx1-ubyte, byte 8: found label 2 for every image, expected at least two"
                + " classes");
  }

  @Test
  void refusesTestLabelsThatTrainingDoesNotHave() throws IOException {
    folder.write("t10k-labels-idx1-ubyte", labels(3, 4, 0));
    assertThatThrownBy(folder::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining(
            "t10k-labels-idx1-ubyte, byte 9: found label 4 of image 1, expected one of the 4"
                + " classes 0 to 3");
  }

  @Test
  void refusesLabelsBeyondTheKnownClasses() {
    assertThatThrownBy(() -> DigitFiles.in(path).read("test", 3))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 11: found label 3 of image 3, expected one of the 3 classes");
  }

  @Test
  void refusesTestImagesOfAnotherSize() throws IOException {
    folder.write("t10k-images.idx3-ubyte.gz", gzip(images(3, 3, 2)));
    assertThatThrownBy(folder::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 8: found images of 3×2, expected 2×3");
  }

  @Test
  void refusesColourImages() throws IOException {
    folder.write("train-images-idx3-ubyte.gz", file(0x0804, new int[] {6, 1, 1, 3}, new byte[18]));
    assertThatThrownBy(folder::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("byte 3: found 4 dimensions, expected 3: images × height × width");
  }

  @Test
  void refusesImagesInThePlaceOfLabels() throws IOException {
    folder.write("train-labels.idx1-ubyte", images(6, 2, 3));
    assertThatThrownBy(folder::read)
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("train-labels.idx1-ubyte, byte 3: found 3 dimensions: images");
  }
}
