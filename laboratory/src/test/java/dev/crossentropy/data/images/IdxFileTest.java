package dev.crossentropy.data.images;

import static dev.crossentropy.data.images.IdxBytes.file;
import static dev.crossentropy.data.images.IdxBytes.gzip;
import static dev.crossentropy.data.images.IdxBytes.images;
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
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdxFileTest {

  @TempDir Path folder;

  @Test
  void readsImagesGzippedOrNotWhateverTheName() throws IOException {
    byte[] plain = images(3, 2, 4);
    for (byte[] stored : List.of(plain, gzip(plain))) {
      for (String name : List.of("images", "images.gz")) {
        IdxFile read = IdxFile.read(write(name, stored));
        assertThat(read.dimensions()).containsExactly(3, 2, 4);
        assertThat(read.values()).isEqualTo(Arrays.copyOfRange(plain, 16, plain.length));
        assertThat(IdxFile.header(read.dimensions())).isEqualTo(Arrays.copyOf(plain, 16));
      }
    }
  }

  @Test
  void readsValuesThatOutgrowTheFirstPiece() throws IOException {
    byte[] plain = images(3000, 28, 28);
    assertThat(IdxFile.read(write("large", gzip(plain))).values())
        .isEqualTo(Arrays.copyOfRange(plain, 16, plain.length));
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
        arguments("type", file(0x0D03, new int[] {1, 1, 1}, new byte[4]), 2, "type byte 0x0D"),
        arguments("no dimensions", file(0x0800, new int[0], new byte[1]), 3, "0 dimensions"),
        arguments("no images", images(0, 2, 4), 4, "dimension 1 = 0"),
        arguments("no width", images(3, 2, 0), 12, "dimension 3 = 0"),
        arguments("header cut off", Arrays.copyOf(good, 10), 10, "the end of the file"),
        arguments("truncated", Arrays.copyOf(good, 39), 4, "promises 3×2×4 values"),
        arguments("trailing", Arrays.copyOf(good, 41), 16, "1 bytes after the last value"),
        arguments("packed, truncated", gzip(Arrays.copyOf(good, 39)), 39, "the end of the file"),
        arguments("packed, trailing", gzip(Arrays.copyOf(good, 41)), 41, "more data"),
        arguments("gzip cut off", Arrays.copyOf(packed, 12), 0, "gzip file that was cut off"),
        arguments("gzip header", Arrays.copyOf(packed, 5), 0, "a damaged gzip header"),
        arguments("gzip checksum", damaged, 0, "damaged gzip data"),
        arguments(
            "2³¹ images",
            file(0x0803, new int[] {billions, 28, 28}, new byte[784]),
            4,
            "dimension 1 = 2147483648"),
        arguments(
            "2³⁰ images",
            file(0x0803, new int[] {1 << 30, 28, 28}, new byte[784]),
            4,
            "promises 1073741824×28×28"),
        arguments(
            "2²⁴ values, packed into few bytes",
            gzip(file(0x0801, new int[] {1 << 24}, new byte[9])),
            4,
            "promises 16777216 values"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("malformedFiles")
  void namesFileAndByteOfWhatIsWrong(String name, byte[] stored, long offset, String found)
      throws IOException {
    Path path = write("broken", stored);
    assertThatThrownBy(() -> IdxFile.read(path))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageStartingWith(path + ", byte " + offset + ": found ")
        .hasMessageContaining(found)
        .hasMessageContaining(", expected ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void allocatesForTheDataAndNotForThePromise() {
    // 2³¹ − 16 bytes are promised, by a file that claims a size that could hold them
    byte[] stored = gzip(file(0x0801, new int[] {Integer.MAX_VALUE - 15}, new byte[100]));
    assertThatThrownBy(
            () -> IdxFile.read("claimed", new ByteArrayInputStream(stored), Long.MAX_VALUE))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("claimed, byte 108: found the end of the file");
  }

  @Test
  void refusesWhatIsNoOrdinaryFile() {
    assertThatThrownBy(() -> IdxFile.read(folder))
        .hasMessageContaining("found no ordinary file, expected an IDX file");
    assertThatThrownBy(() -> IdxFile.read(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("absent");
  }

  @Test
  void answersEveryMutationWithAMessageOrWithData() throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    byte[] good = images(3, 2, 4);
    for (int i = 0; i < 2000; i++) {
      byte[] mutated = (i % 2 == 0 ? good : gzip(good)).clone();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      byte[] stored = Arrays.copyOf(mutated, random.nextInt(1, mutated.length + 2));
      try {
        IdxFile read = IdxFile.read("mutated", new ByteArrayInputStream(stored), stored.length);
        int product = read.dimensions().stream().reduce(1, (a, b) -> a * b);
        assertThat(read.values()).hasSize(product);
      } catch (MalformedFileException e) {
        assertThat(e).hasMessageStartingWith("mutated, byte ");
      }
    }
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }
}
