package dev.crossentropy.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.download.DownloadException;
import dev.crossentropy.data.download.DownloadProgress;
import dev.crossentropy.data.download.DownloadSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitSourceTest {

  @TempDir Path folder;

  @Test
  void aFolderIsRead() throws IOException {
    DigitFolder.writtenTo(folder);
    DigitSource source = DigitSource.named(folder.toString(), Path.of("unused"));
    assertThat(source.load(DownloadProgress.SILENT).train().size()).isEqualTo(6);
  }

  @Test
  void anUnknownNameIsRefusedWithTheChoices() {
    assertThatThrownBy(() -> DigitSource.named("mnits", folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Found --data mnits, expected mnist, fashion-mnist, synthetic or");
  }

  @Test
  void withoutNetworkAndCacheTheMessageNamesFolderFilesMirrorsAndTheSyntheticDigits()
      throws IOException {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    Duration second = Duration.ofSeconds(1);
    DownloadSettings once = new DownloadSettings(second, second, 1, 1, Duration.ZERO, 1 << 20);
    DigitSource source =
        DigitSource.cached(MnistFamily.MNIST.withMirrors(List.of(nobody)), folder, once);
    assertThatThrownBy(() -> source.load(DownloadProgress.SILENT))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(
            "train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz, t10k-images-idx3-ubyte.gz,"
                + " t10k-labels-idx1-ubyte.gz")
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("--data synthetic")
        .hasMessageNotContaining("\n");
  }

  @Test
  void otherContentUnderMnistsNamesIsNotMnist() throws IOException {
    DigitFolder.writtenTo(folder);
    DigitSource source =
        DigitSource.cached(
            MnistFamily.MNIST.withMirrors(List.of()), folder, DownloadSettings.DEFAULTS);
    assertThatThrownBy(() -> source.load(DownloadProgress.SILENT))
        .isInstanceOf(DownloadException.class);
    assertThat(Files.exists(folder.resolve("train-images-idx3-ubyte.gz"))).isTrue();
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
}
