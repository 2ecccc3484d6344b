package dev.crossentropy.data.download;

import static dev.crossentropy.data.download.Fixture.NAME;
import static dev.crossentropy.data.download.Fixture.PACKED;
import static dev.crossentropy.data.download.Fixture.SETTINGS;
import static dev.crossentropy.data.download.Fixture.dataset;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessesSharingACacheTest {

  /** What each child process runs: {@code folder mirror}. */
  static final class Child {

    public static void main(String[] arguments) throws IOException {
      new DatasetCache(Path.of(arguments[0]), SETTINGS, DownloadProgress.SILENT)
          .files(dataset(URI.create(arguments[1])));
    }
  }

  @TempDir Path folder;

  private final List<Process> children = new ArrayList<>();
  private MirrorServer mirror;

  @BeforeEach
  void startMirror() throws IOException {
    mirror = new MirrorServer().with(NAME, PACKED);
  }

  @AfterEach
  void stop() throws IOException {
    children.forEach(Process::destroyForcibly);
    mirror.close();
  }

  @Test
  void twoProcessesStartedTogetherDownloadOnce() throws Exception {
    Process one = startChild();
    Process other = startChild();
    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(folder.resolve(NAME)).hasBinaryContent(PACKED);
    assertThat(mirror.requests()).hasSize(1);
    assertThat(folderNames()).containsExactlyInAnyOrder(NAME, ".lock");
  }

  @Test
  void threadsOfOneProcessDownloadOnce() throws Exception {
    List<Thread> threads = Stream.generate(() -> new Thread(this::fetch)).limit(4).toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(folder.resolve(NAME)).hasBinaryContent(PACKED);
    assertThat(mirror.requests()).hasSize(1);
  }

  @Test
  void aKilledProcessLeavesAPartThatTheNextOneContinues() throws Exception {
    CountDownLatch sent = new CountDownLatch(1);
    mirror.first(
        (request, out) -> {
          MirrorServer.cutOffAfter(500_000).write(request, out);
          out.flush();
          sent.countDown();
          Thread.sleep(120_000);
        });
    Process child = startChild();
    assertThat(sent.await(60, TimeUnit.SECONDS)).isTrue();
    Path part = folder.resolve(NAME + ".part");
    while (!Files.exists(part) || Files.size(part) == 0) {
      Thread.sleep(10);
    }
    kill(child);
    assertThat(folder.resolve(NAME)).doesNotExist();

    fetch();
    assertThat(folder.resolve(NAME)).hasBinaryContent(PACKED);
    assertThat(mirror.requests().get(1).from()).isPresent();
    assertThat(folderNames()).containsExactlyInAnyOrder(NAME, ".lock");
  }

  @Test
  void aProcessThatWaitsTakesOverFromOneThatIsKilled() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    mirror.first(
        (request, out) -> {
          asked.countDown();
          Thread.sleep(120_000);
        });
    Process first = startChild();
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
    Process waiting = startChild();
    kill(first);
    assertThat(waiting.waitFor()).isZero();
    assertThat(folder.resolve(NAME)).hasBinaryContent(PACKED);
  }

  private void fetch() {
    try {
      new DatasetCache(folder, SETTINGS, DownloadProgress.SILENT).files(dataset(mirror.uri()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private Process startChild() throws IOException, URISyntaxException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes(DatasetCache.class) + File.pathSeparator + classes(Child.class),
                Child.class.getName(),
                folder.toString(),
                mirror.uri().toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    children.add(child);
    return child;
  }

  private static Path classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private List<String> folderNames() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }
}
