package dev.crossentropy.data.idx;

import static dev.crossentropy.data.idx.IdxBytes.file;
import static dev.crossentropy.data.idx.IdxBytes.gzip;
import static dev.crossentropy.data.idx.IdxBytes.images;
import static dev.crossentropy.data.idx.IdxBytes.labels;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxReaderTest {

  @TempDir Path folder;

  @Test
  void readsImagesGzippedOrNotWhateverTheName() throws IOException {
    byte[] plain = images(3, 2, 4);
    byte[] payload = Arrays.copyOfRange(plain, 16, plain.length);
    for (byte[] stored : List.of(plain, gzip(plain))) {
      for (String name : List.of("images", "images.gz")) {
        try (IdxReader reader = IdxReader.open(write(name, stored))) {
          assertThat(reader.header()).isEqualTo(IdxHeader.ubyte(3, 2, 4));
          assertThat(reader.requireImages().readAll()).isEqualTo(payload);
        }
      }
    }
  }

  @Test
  void headerIsWrittenAsItWasRead() throws IOException {
    byte[] plain = images(3, 2, 4);
    try (IdxReader reader = IdxReader.open(write("images", plain))) {
      assertThat(reader.header().encoded()).isEqualTo(Arrays.copyOf(plain, 16));
    }
  }

  @Test
  void readsPayloadsThatOutgrowTheFirstPiece() throws IOException {
    byte[] plain = images(3000, 28, 28);
    try (IdxReader reader = IdxReader.open("stream", new ByteArrayInputStream(gzip(plain)))) {
      assertThat(reader.readAll()).isEqualTo(Arrays.copyOfRange(plain, 16, plain.length));
    }
  }

  @Test
  void readsTheHeaderOfEveryIdxType() throws IOException {
    for (IdxType type : IdxType.values()) {
      byte[] stored = file(type.code() << 8 | 1, new int[] {5}, new byte[5 * type.bytes()]);
      try (IdxReader reader = IdxReader.open(write("values", stored))) {
        assertThat(reader.header()).isEqualTo(new IdxHeader(type, List.of(5L)));
        assertThat(reader.readAll()).hasSize(5 * type.bytes());
      }
    }
  }

  static Stream<Arguments> malformedFiles() {
    byte[] good = images(3, 2, 4);
    byte[] packed = gzip(good);
    int billions = 0x80000000;
    byte[] damaged = gzip(new byte[0]);
    damaged[damaged.length - 1] ^= 1;
    return Stream.of(
        arguments("empty", new byte[0], 0, "an empty file"),
        arguments("magic cut off", new byte[] {0, 0, 8}, 3, "the end of the file"),
        arguments("HTML", "<!DOCTYPE html><html>".getBytes(UTF_8), 0, "an HTML or XML page"),
        arguments("packed HTML", gzip("\n <html>".getBytes(UTF_8)), 0, "an HTML or XML page"),
        arguments("ZIP", "PK\3\4....".getBytes(UTF_8), 0, "a ZIP archive"),
        arguments("magic", file(0x01000803, new int[] {1, 1, 1}, new byte[1]), 0, "0x01000803"),
        arguments("type", file(0x0703, new int[] {1, 1, 1}, new byte[1]), 2, "type byte 0x07"),
        arguments("no dimensions", file(0x0800, new int[0], new byte[1]), 3, "0 dimensions"),
        arguments("no images", images(0, 2, 4), 4, "dimension 1 = 0"),
        arguments("no width", images(3, 2, 0), 12, "dimension 3 = 0"),
        arguments("header cut off", Arrays.copyOf(good, 10), 10, "the end of the file"),
        arguments("truncated", Arrays.copyOf(good, 39), 4, "23 bytes after the header"),
        arguments("trailing", Arrays.copyOf(good, 41), 40, "1 byte after the last value"),
        arguments("packed, truncated", gzip(Arrays.copyOf(good, 39)), 39, "the end of the file"),
        arguments("packed, trailing", gzip(Arrays.copyOf(good, 41)), 40, "more data"),
        arguments("gzip cut off", Arrays.copyOf(packed, 12), 0, "gzip file that was cut off"),
        arguments("gzip header", Arrays.copyOf(packed, 5), 0, "a damaged gzip header"),
        arguments("gzip checksum", damaged, 0, "damaged gzip data"),
        arguments(
            "2³¹ images",
            file(0x0803, new int[] {billions, 28, 28}, new byte[784]),
            4,
            "promises 2147483648×28×28"),
        arguments(
            "2³¹ images, packed",
            gzip(file(0x0803, new int[] {billions, 28, 28}, new byte[784])),
            4,
            "which cannot hold that"),
        arguments(
            "2⁹⁶ values",
            file(0x0803, new int[] {billions, billions, billions}, new byte[9]),
            4,
            "2147483648×2147483648×2147483648"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedFiles")
  void namesFileAndByteOfWhatIsWrong(String name, byte[] stored, long offset, String found)
      throws IOException {
    Path path = write("broken", stored);
    assertThatThrownBy(() -> readAll(path))
        .isInstanceOfSatisfying(
            MalformedFileException.class,
            e -> {
              assertThat(e.offset()).isEqualTo(offset);
              assertThat(e.file()).isEqualTo(path.toString());
            })
        .hasMessageStartingWith(path + ", byte " + offset + ": found ")
        .hasMessageContaining(found)
        .hasMessageContaining(", expected ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void allocatesForTheDataAndNotForThePromise() {
    // 2³¹ − 16 bytes are promised, and the stream has no size to compare them with
    byte[] stored = gzip(file(0x0801, new int[] {Integer.MAX_VALUE - 15}, new byte[100]));
    assertThatThrownBy(() -> IdxReader.open("stream", new ByteArrayInputStream(stored)).readAll())
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("stream, byte 108");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> IdxReader.open(folder))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("found a folder, expected an IDX file");
  }

  @Test
  void namesAMissingFile() {
    assertThatThrownBy(() -> IdxReader.open(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void refusesImagesForLabelsAndLabelsForImages() throws IOException {
    try (IdxReader images = IdxReader.open(write("images", images(1, 2, 2)));
        IdxReader labels = IdxReader.open(write("labels", labels(7)))) {
      assertThatThrownBy(images::requireLabels).hasMessageContaining("found 3 dimensions: images");
      assertThatThrownBy(labels::requireImages).hasMessageContaining("found 1 dimension: labels");
    }
  }

  @Test
  void refusesImagesOfAnotherType() throws IOException {
    byte[] floats = file(0x0D03, new int[] {1, 1, 1}, new byte[4]);
    try (IdxReader reader = IdxReader.open(write("floats", floats))) {
      assertThatThrownBy(reader::requireImages)
          .hasMessageContaining("byte 2: found float (type byte 0x0D), expected ubyte");
    }
  }

  private static void readAll(Path path) throws IOException {
    try (IdxReader reader = IdxReader.open(path)) {
      reader.readAll();
    }
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
