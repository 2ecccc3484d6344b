package dev.crossentropy.mnist.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.crossentropy.data.images.IdxFolder;
import dev.crossentropy.data.images.ImageData;
import dev.crossentropy.data.images.LabelledImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsTest {

  /** Of the four files of MNIST, see {@link ImageData#sha256()}. */
  private static final String MNIST_SHA256 =
      "474311efcf1fd213e64768801dc6195673bffb8385179d6c55cd8748b9e2e8ca";

  @TempDir Path folder;

  @Test
  void theSampleIsBalancedOverTheClasses() {
    ImageData sample = Digits.named("sample").load(note -> {});

    assertThat(sample.name()).isEqualTo(Sample.TITLE);
    assertThat(counts(sample.train())).containsOnly(600).hasSize(10);
    assertThat(counts(sample.test())).containsOnly(100).hasSize(10);
    assertThat(sample.train().features()).isEqualTo(28 * 28);
  }

  @Test
  void theSampleIsTheFirstDigitsOfEachClassOfMnist() throws IOException {
    Path mnist = realMnist();
    assumeThat(mnist).as("skipped: no MNIST in shared/datasets/mnist beside the project").exists();
    ImageData all = IdxFolder.read(mnist);
    assertThat(all.sha256()).isEqualTo(MNIST_SHA256);

    ImageData sample = Digits.named("sample").load(note -> {});
    int next = 0;
    int[] seen = new int[10];
    for (int image = 0; image < all.train().size(); image++) {
      if (seen[all.train().label(image)]++ < 600) {
        assertThat(sample.train().label(next)).isEqualTo(all.train().label(image));
        assertThat(sample.train().pixel(next, 400)).isEqualTo(all.train().pixel(image, 400));
        next++;
      }
    }
    assertThat(next).isEqualTo(sample.train().size());
  }

  @Test
  void aFilledCacheIsMnist() {
    Path mnist = realMnist();
    assumeThat(mnist).as("skipped: no MNIST in shared/datasets/mnist beside the project").exists();
    List<String> notes = new ArrayList<>();

    ImageData data = Digits.named("mnist", mnist.getParent()).load(notes::add);

    assertThat(data.name()).isEqualTo("MNIST");
    assertThat(data.sha256()).isEqualTo(MNIST_SHA256);
    assertThat(notes).isEmpty();
  }

  @Test
  void refusesAnUnknownNameWithTheChoices() {
    assertThatThrownBy(() -> Digits.named("mnits"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Found --data mnits, expected mnist, fashion-mnist, sample or");
  }

  @Test
  void theCacheFolderFollowsItsVariables() {
    Path home = Path.of("/home/reader");
    assertThat(CacheFolder.of(Map.of(), home)).isEqualTo(home.resolve(".cache/cross-entropy"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "relative"), home))
        .isEqualTo(home.resolve(".cache/cross-entropy"));
    assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", folder.toString()), home))
        .isEqualTo(folder.resolve("cross-entropy"));
    assertThat(
            CacheFolder.of(
                Map.of("XDG_CACHE_HOME", "/elsewhere", CacheFolder.VARIABLE, "mine"), home))
        .isEqualTo(Path.of("mine"));
  }

  private static int[] counts(LabelledImages images) {
    int[] counts = new int[images.classes()];
    for (int image = 0; image < images.size(); image++) {
      counts[images.label(image)]++;
    }
    return counts;
  }

  private static Path realMnist() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(parent -> parent.resolve("shared/datasets/mnist"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElse(Path.of("shared/datasets/mnist"));
  }
}
