package dev.crossentropy.mnist.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.crossentropy.data.images.IdxFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against servers on this machine. */
class DatasetCacheTest {

  /** How a mirror answers a request for a file. */
  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange, byte[] file) throws IOException;
  }

  private static final Answer RIGHT = (exchange, file) -> send(exchange, 200, file);

  @TempDir Path folder;

  private final List<HttpServer> servers = new ArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final List<String> notes = new ArrayList<>();

  private ExecutorService threads;

  @BeforeEach
  void startThreads() {
    threads = Executors.newCachedThreadPool();
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  @Test
  void downloadsOnceAndThenUsesTheCache() throws Exception {
    MnistFamily dataset = at(mirror(RIGHT));

    assertThat(cache().fill(dataset)).isEqualTo(folder);
    cache().fill(dataset);

    assertThat(requests).hasValue(IdxFolder.NAMES.size());
    assertThat(files()).containsAll(IdxFolder.NAMES.stream().map(name -> name + ".gz").toList());
    assertThat(files()).noneMatch(file -> file.endsWith(".part"));
  }

  @Test
  void asksTheNextMirrorWhateverTheFirstOneDoes() throws Exception {
    byte[] page = "<html>".getBytes(StandardCharsets.UTF_8);
    byte[] endless = new byte[1 << 20];
    List<Answer> wrong =
        List.of(
            (exchange, file) -> send(exchange, 404, page),
            (exchange, file) -> send(exchange, 416, page),
            (exchange, file) -> send(exchange, 200, page),
            (exchange, file) -> send(exchange, 200, new byte[0]),
            (exchange, file) -> {
              exchange.getResponseHeaders().add("Location", exchange.getRequestURI().toString());
              send(exchange, 302, page);
            },
            (exchange, file) -> {
              exchange.sendResponseHeaders(200, file.length);
              exchange.getResponseBody().write(file, 0, 5);
              exchange.getResponseBody().flush();
              exchange.getHttpContext().getServer().stop(0);
            },
            (exchange, file) -> {
              exchange.sendResponseHeaders(200, 0);
              for (int i = 0; i < 80; i++) {
                exchange.getResponseBody().write(endless);
              }
              exchange.close();
            });
    for (Answer answer : wrong) {
      Path fresh = Files.createTempDirectory(folder, "case");
      new DatasetCache(fresh, notes::add, Duration.ofSeconds(20))
          .fill(at(mirror(answer), mirror(RIGHT)));
      assertThat(fresh.resolve("train-images-idx3-ubyte.gz")).exists();
    }
  }

  @Test
  void leavesAMirrorThatStalls() throws Exception {
    Answer stalls =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, 5);
          exchange.getResponseBody().flush();
        };
    Answer silent = (exchange, file) -> {};
    DatasetCache impatient = new DatasetCache(folder, notes::add, Duration.ofMillis(300));

    impatient.fill(at(mirror(stalls), mirror(silent), mirror(RIGHT)));

    assertThat(files()).contains("t10k-labels-idx1-ubyte.gz");
  }

  @Test
  void usesFilesPutThereByHandUnpackedToo() throws Exception {
    for (String name : IdxFolder.NAMES) {
      Files.write(folder.resolve(name.replace("-idx", ".idx")), content(name));
    }
    cache().fill(at());
    assertThat(requests).hasValue(0);
  }

  @Test
  void replacesADamagedFileAndSaysSo() throws Exception {
    Path damaged = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(damaged, new byte[] {0x1F, (byte) 0x8B, 8});

    cache().fill(at(mirror(RIGHT)));

    assertThat(Files.readAllBytes(damaged)).isEqualTo(gzip(content("train-images-idx3-ubyte")));
    assertThat(notes).contains(damaged + " is a damaged or cut-off gzip file");
  }

  @Test
  void fetchesAFileOnceForManyThreads() throws Exception {
    MnistFamily dataset = at(mirror(RIGHT));
    Callable<Path> fill = () -> cache().fill(dataset);
    for (Future<Path> filled : threads.invokeAll(List.of(fill, fill, fill, fill))) {
      assertThat(filled.get()).isEqualTo(folder);
    }
    assertThat(requests).hasValue(IdxFolder.NAMES.size());
  }

  @Test
  void withoutNetworkAndCacheTheMessageNamesTheWaysOut() throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }
    assertThatThrownBy(() -> cache().fill(at(nobody)))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining("fill the folder " + folder)
        .hasMessageContaining("train-images-idx3-ubyte.gz, train-labels-idx1-ubyte.gz")
        .hasMessageContaining(nobody.toString() + ": no connection")
        .hasMessageContaining("--data sample")
        .hasMessageNotContaining("\n");
    assertThat(files()).noneMatch(file -> file.endsWith(".part"));
  }

  private DatasetCache cache() {
    return new DatasetCache(folder, notes::add, Duration.ofSeconds(20));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  /** A dataset whose files hold their own names. */
  private static MnistFamily at(URI... mirrors) throws Exception {
    List<Checksum> checksums = new ArrayList<>();
    for (String name : IdxFolder.NAMES) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content(name));
      checksums.add(Checksum.sha256OfContent(HexFormat.of().formatHex(hash)));
    }
    return new MnistFamily("test", List.of("a", "b"), List.of(mirrors), checksums);
  }

  private static byte[] content(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private URI mirror(Answer answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          String name = exchange.getRequestURI().getPath().substring(1).replace(".gz", "");
          answer.to(exchange, gzip(content(name)));
        });
    server.start();
    servers.add(server);
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
