package dev.crossentropy.data.digits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.data.download.DownloadProgress;
import dev.crossentropy.data.download.DownloadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs where the real files are at hand; they are not part of the project. */
class RealMnistTest {

  private static Path folder;

  @BeforeAll
  static void findMnist() {
    Optional<Path> found = candidates().filter(Files::isDirectory).findFirst();
    Assumptions.assumeTrue(
        found.isPresent(),
        "skipped: no MNIST in CROSSENTROPY_MNIST_DIR (environment or system property) nor in"
            + " shared/datasets/mnist beside the project");
    folder = found.orElseThrow();
  }

  private static Stream<Path> candidates() {
    Stream<String> named =
        Stream.of(
                System.getProperty("CROSSENTROPY_MNIST_DIR"),
                System.getenv("CROSSENTROPY_MNIST_DIR"))
            .filter(value -> value != null && !value.isBlank());
    Stream<Path> above =
        Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent);
    return Stream.concat(
        named.map(Path::of), above.map(parent -> parent.resolve("shared/datasets/mnist")));
  }

  @Test
  void aFilledCacheIsAcceptedWithoutAnyMirror() throws IOException {
    DigitData data =
        DigitSource.cached(
                MnistFamily.MNIST.withMirrors(List.of()), folder, DownloadSettings.DEFAULTS)
            .load(DownloadProgress.SILENT);
    assertThat(data.train().size()).isEqualTo(60_000);
    assertThat(data.test().size()).isEqualTo(10_000);
    // sha256sum of the four published sums in the order of the names
    assertThat(data.sha256())
        .isEqualTo("474311efcf1fd213e64768801dc6195673bffb8385179d6c55cd8748b9e2e8ca");
    // the first digits of the training set as every tutorial shows them
    assertThat(data.train().labels()).startsWith(5, 0, 4, 1, 9, 2, 1, 3, 1, 4);
  }

  @Test
  void isReadAsAFolderToo() throws IOException {
    DigitData data = DigitFiles.in(folder).read("MNIST");
    assertThat(data.train().classes()).isEqualTo(10);
  }
}
