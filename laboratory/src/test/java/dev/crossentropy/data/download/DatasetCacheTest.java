package dev.crossentropy.data.download;

import static dev.crossentropy.data.download.Fixture.CONTENT;
import static dev.crossentropy.data.download.Fixture.IMPATIENT;
import static dev.crossentropy.data.download.Fixture.NAME;
import static dev.crossentropy.data.download.Fixture.PACKED;
import static dev.crossentropy.data.download.Fixture.SETTINGS;
import static dev.crossentropy.data.download.Fixture.dataset;
import static dev.crossentropy.data.download.MirrorServer.announce;
import static dev.crossentropy.data.download.MirrorServer.body;
import static dev.crossentropy.data.download.MirrorServer.cutOffAfter;
import static dev.crossentropy.data.download.MirrorServer.drip;
import static dev.crossentropy.data.download.MirrorServer.ignoreRange;
import static dev.crossentropy.data.download.MirrorServer.redirect;
import static dev.crossentropy.data.download.MirrorServer.stallAfter;
import static dev.crossentropy.data.download.MirrorServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.data.download.MirrorServer.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hangs, the worst that a download can do, fail by the time limit. */
@Timeout(60)
class DatasetCacheTest {

  @TempDir Path folder;

  private MirrorServer mirror;
  private MirrorServer second;

  @BeforeEach
  void startMirrors() throws IOException {
    mirror = new MirrorServer().with(NAME, PACKED);
    second = new MirrorServer().with(NAME, PACKED);
  }

  @AfterEach
  void stopMirrors() throws IOException {
    mirror.close();
    second.close();
  }

  @Test
  void downloadsOnceAndThenUsesTheCache() throws IOException {
    for (int run = 0; run < 2; run++) {
      assertThat(fetch(SETTINGS, mirror.uri())).hasBinaryContent(PACKED);
    }
    assertThat(mirror.requests()).hasSize(1);
    assertThat(folderNames()).containsExactlyInAnyOrder(NAME, ".lock");
  }

  static Stream<Arguments> passingTroubles() {
    byte[] html = "<html>Please log in</html>".getBytes(UTF_8);
    return Stream.of(
        trouble("cut off twice", cutOffAfter(300_000), cutOffAfter(200_000)),
        trouble("cut off, then ignores the range", cutOffAfter(300_000), ignoreRange()),
        trouble("busy", status(500), status(503)),
        trouble("too many requests", status(429)),
        trouble("closes without a word", (request, out) -> {}),
        trouble(
            "answers nonsense", (request, out) -> out.write("nonsense\r\n\r\n".getBytes(UTF_8))),
        trouble("announces more than it sends", announce(PACKED.length + 1000)),
        trouble("cut off, then wrong rest", cutOffAfter(300_000), wrongRest()),
        trouble("cut off, then another range", cutOffAfter(300_000), anotherRange()),
        trouble("cut off, then HTML", cutOffAfter(300_000), body(html)));
  }

  private static Arguments trouble(String name, Answer... answers) {
    return Arguments.of(name, answers);
  }

  /** Another file's bytes under the right range: what resuming at a different mirror may bring. */
  private static Answer wrongRest() {
    return (request, out) ->
        MirrorServer.serve(
            new MirrorServer.Request(
                request.path(), request.from(), new byte[request.content().length]),
            out);
  }

  private static Answer anotherRange() {
    return (request, out) ->
        MirrorServer.serve(
            new MirrorServer.Request(request.path(), OptionalInt.of(5), request.content()), out);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passingTroubles")
  void oneMirrorIsEnoughIfItsTroublePasses(String name, Answer[] answers) throws IOException {
    mirror.first(answers);
    assertThat(fetch(SETTINGS, mirror.uri())).hasBinaryContent(PACKED);
    assertThat(folderNames()).containsExactlyInAnyOrder(NAME, ".lock");
  }

  @Test
  void resumesWhereTheConnectionBroke() throws IOException {
    mirror.first(cutOffAfter(300_000));
    fetch(SETTINGS, mirror.uri());
    assertThat(mirror.requests().get(1).from().orElse(0)).isBetween(1, 300_000);
  }

  @Test
  void resumesAtTheNextMirror() throws IOException {
    mirror.first(cutOffAfter(300_000));
    assertThat(fetch(SETTINGS, mirror.uri(), second.uri())).hasBinaryContent(PACKED);
    assertThat(second.requests().get(0).from()).isPresent();
  }

  static Stream<Arguments> lastingTroubles() {
    byte[] html = "<html>Moved for good</html>".getBytes(UTF_8);
    byte[] wrong = Fixture.gzip(new byte[1000]);
    return Stream.of(
        Arguments.of("absent", status(404), "HTTP status 404"),
        Arguments.of("forbidden", status(403), "HTTP status 403"),
        Arguments.of("HTML with status 200", body(html), "is not gzipped and has SHA-256"),
        Arguments.of("another file", body(wrong), "has SHA-256 541b3e9daa09b20bf85fa273e5cbd3e8"),
        Arguments.of("gzip cut short", body(Arrays.copyOf(PACKED, 999)), "cut-off gzip file"),
        Arguments.of("announces less", announce(PACKED.length - 1), "cut-off gzip file"),
        Arguments.of(
            "announces gigabytes", announce(Integer.MAX_VALUE), "more than 4194304 bytes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lastingTroubles")
  void asksAnotherMirrorAndNeverThisOneAgain(String name, Answer answer, String complaint)
      throws IOException {
    mirror.first(answer);
    List<String> notes = new ArrayList<>();
    assertThat(fetch(SETTINGS, noting(notes), mirror.uri(), second.uri())).hasBinaryContent(PACKED);
    assertThat(mirror.requests()).hasSize(1);
    assertThat(notes).singleElement().asString().contains(mirror.uri().toString(), complaint);
  }

  @Test
  void refusesAFileThatGrowsWithoutEnd() throws IOException {
    mirror.first(
        (request, out) -> {
          MirrorServer.head(out, "200 OK");
          while (true) {
            out.write(CONTENT);
          }
        });
    assertThat(fetch(SETTINGS, mirror.uri(), second.uri())).hasBinaryContent(PACKED);
  }

  @Test
  void followsRedirects() throws IOException {
    mirror.first(redirect(second.uri().resolve(NAME)));
    assertThat(fetch(SETTINGS, mirror.uri())).hasBinaryContent(PACKED);
    assertThat(second.requests()).hasSize(1);
  }

  @Test
  void leavesAMirrorThatRedirectsInCircles() throws IOException {
    Answer circle = redirect(mirror.uri().resolve(NAME));
    for (int i = 0; i < 100; i++) {
      mirror.first(circle);
    }
    assertThat(fetch(SETTINGS, mirror.uri(), second.uri())).hasBinaryContent(PACKED);
  }

  @Test
  void leavesAMirrorThatStalls() throws IOException {
    mirror.first(stallAfter(300_000));
    assertThat(fetch(IMPATIENT, mirror.uri(), second.uri())).hasBinaryContent(PACKED);
  }

  @Test
  void leavesAMirrorThatNeverAnswers() throws IOException {
    mirror.first((request, out) -> Thread.sleep(60_000));
    assertThat(fetch(IMPATIENT, mirror.uri(), second.uri())).hasBinaryContent(PACKED);
  }

  @Test
  void leavesAMirrorThatDrips() throws IOException {
    mirror.first(drip());
    assertThat(fetch(IMPATIENT, mirror.uri(), second.uri())).hasBinaryContent(PACKED);
  }

  @Test
  void usesFilesPutThereByHandGzippedOrNot() throws IOException {
    Files.write(folder.resolve("digits"), CONTENT);
    assertThat(fetch(SETTINGS, mirror.uri())).hasBinaryContent(CONTENT);
    assertThat(mirror.requests()).isEmpty();
  }

  @Test
  void replacesADamagedFile() throws IOException {
    byte[] damaged = PACKED.clone();
    damaged[500_000] ^= 1;
    Files.write(folder.resolve(NAME), damaged);
    assertThat(fetch(SETTINGS, mirror.uri())).hasBinaryContent(PACKED);
  }

  @Test
  void keepsTheDamagedFileWhenThereIsNoOther() throws IOException {
    Files.writeString(folder.resolve(NAME), "mine");
    mirror.first(status(404));
    assertThatThrownBy(() -> fetch(SETTINGS, mirror.uri()))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(folder.resolve(NAME) + " is not gzipped and has SHA-256");
    assertThat(folder.resolve(NAME)).hasContent("mine");
  }

  @Test
  void startsAnewAfterAPartThatIsOfNoUse() throws IOException {
    for (int length : List.of(1000, PACKED.length, PACKED.length + 1000)) {
      Path part = Files.write(folder.resolve(NAME + ".part"), new byte[length]);
      assertThat(fetch(SETTINGS, mirror.uri())).hasBinaryContent(PACKED);
      assertThat(part).doesNotExist();
      Files.delete(folder.resolve(NAME));
    }
  }

  @Test
  void reportsProgressUpToTheEnd() throws IOException {
    List<Long> last = new ArrayList<>();
    DownloadProgress progress =
        new DownloadProgress() {
          @Override
          public void received(String file, long bytes, long total) {
            last.addAll(List.of(bytes, total));
          }

          @Override
          public void note(String message) {}
        };
    fetch(SETTINGS, progress, mirror.uri());
    assertThat(last).endsWith((long) PACKED.length, (long) PACKED.length);
  }

  @Test
  void withoutNetworkAndCacheTheMessageNamesTheWaysOut() throws IOException {
    mirror.close();
    second.close();
    assertThatThrownBy(() -> fetch(SETTINGS, mirror.uri(), second.uri()))
        .isInstanceOf(DownloadException.class)
        .hasMessage(
            "Cannot get digits.gz of Test digits (%s: no connection; %s: no connection); fill the"
                    .formatted(mirror.uri(), second.uri())
                + " folder %s with digits.gz from %s or %s, or use --data synthetic"
                    .formatted(folder, mirror.uri(), second.uri()));
    assertThat(folderNames()).containsExactly(".lock");
  }

  @Test
  void saysWhichFolderCannotBeWritten() throws IOException {
    Path blocked = Files.createFile(folder.resolve("file")).resolve("cache");
    assertThatThrownBy(
            () ->
                new DatasetCache(blocked, SETTINGS, DownloadProgress.SILENT)
                    .files(dataset(mirror.uri())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Cannot write to the folder " + blocked);
  }

  private Path fetch(DownloadSettings settings, URI... mirrors) throws IOException {
    return fetch(settings, DownloadProgress.SILENT, mirrors);
  }

  private Path fetch(DownloadSettings settings, DownloadProgress progress, URI... mirrors)
      throws IOException {
    return new DatasetCache(folder, settings, progress).files(dataset(mirrors)).get(0);
  }

  private static DownloadProgress noting(List<String> notes) {
    return new DownloadProgress() {
      @Override
      public void received(String file, long bytes, long total) {}

      @Override
      public void note(String message) {
        notes.add(message);
      }
    };
  }

  private List<String> folderNames() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).toList();
    }
  }
}
