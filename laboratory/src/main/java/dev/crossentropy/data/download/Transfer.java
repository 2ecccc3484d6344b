package dev.crossentropy.data.download;

import static dev.crossentropy.data.download.TransferException.Cause.LASTING;
import static dev.crossentropy.data.download.TransferException.Cause.PASSING;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One GET of one file from one mirror, appended to what an earlier one left. */
final class Transfer {

  private static final long PROGRESS_INTERVAL_NANOS = 200_000_000L;

  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-.*");

  private final HttpClient client;
  private final DownloadSettings settings;
  private final DownloadProgress progress;

  Transfer(DownloadSettings settings, DownloadProgress progress) {
    this.settings = settings;
    this.progress = progress;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.connectTimeout())
            // follows redirects, but never from https to http
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /**
   * Brings the rest of {@code source} into {@code part}, all of it when there is no part yet.
   *
   * @throws TransferException if the mirror failed; whatever arrived stays in {@code part}
   * @throws IOException if the part cannot be written
   */
  void run(URI source, String name, Path part) throws IOException {
    long present = Files.exists(part) ? Files.size(part) : 0;
    HttpResponse<StallGuard> response = send(source, present);
    try {
      switch (response.statusCode()) {
        case 200 -> receive(response, name, part, 0);
        case 206 -> receive(response, name, part, requireStart(response, present, part));
        // the part is as long as the file, or longer: its checksum decides
        case 416 -> progress.received(name, present, present);
        default -> throw refused(response.statusCode());
      }
    } finally {
      response.body().cancel();
    }
  }

  /**
   * Waits for the headers by itself: the request's own time-out ends with the headers on some Java
   * releases and with the body on others.
   */
  private HttpResponse<StallGuard> send(URI source, long present) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(source);
    if (present > 0) {
      request.header("Range", "bytes=" + present + "-");
    }
    CompletableFuture<HttpResponse<StallGuard>> answer =
        client.sendAsync(
            request.build(),
            info -> new StallGuard(settings.stallTimeout(), settings.leastBytesPerStall()));
    try {
      return answer.get(settings.stallTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new TransferException(PASSING, "no answer in time");
    } catch (ExecutionException e) {
      throw new TransferException(PASSING, describe(Objects.requireNonNullElse(e.getCause(), e)));
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      answer.cancel(true);
    }
  }

  private static String describe(Throwable failure) {
    if (failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException) {
      return "no connection";
    }
    return "no valid answer: " + failure.getMessage();
  }

  /** A part longer than the file, or an answer for another range, is of no use. */
  private static long requireStart(HttpResponse<?> response, long present, Path part)
      throws IOException {
    Optional<Matcher> range =
        response.headers().firstValue("Content-Range").map(CONTENT_RANGE::matcher);
    if (range.isPresent() && range.get().matches()) {
      long start = Long.parseLong(range.get().group(1));
      if (start == present) {
        return start;
      }
    }
    Files.deleteIfExists(part);
    throw new TransferException(PASSING, "an answer for another part of the file");
  }

  private static TransferException refused(int status) {
    boolean passing = status == 408 || status == 429 || status >= 500;
    return new TransferException(passing ? PASSING : LASTING, "HTTP status " + status);
  }

  private void receive(HttpResponse<StallGuard> response, String name, Path part, long from)
      throws IOException {
    long rest = response.headers().firstValueAsLong("Content-Length").orElse(-1);
    long total = rest < 0 ? DownloadProgress.UNKNOWN : from + rest;
    if (total > settings.largestFile()) {
      throw tooLarge();
    }
    try (FileChannel out =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      out.truncate(from).position(from);
      append(response.body(), out, name, total);
    } catch (TransferException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException("Cannot write %s: %s".formatted(part, e.getMessage()), e);
    }
  }

  private void append(StallGuard body, FileChannel out, String name, long total)
      throws IOException {
    long reported = System.nanoTime();
    for (Optional<List<ByteBuffer>> piece = pull(body); piece.isPresent(); piece = pull(body)) {
      for (ByteBuffer buffer : piece.get()) {
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      if (out.position() > settings.largestFile()) {
        out.truncate(0);
        throw tooLarge();
      }
      if (System.nanoTime() - reported > PROGRESS_INTERVAL_NANOS) {
        progress.received(name, out.position(), total);
        reported = System.nanoTime();
      }
    }
    progress.received(name, out.position(), total);
  }

  private static Optional<List<ByteBuffer>> pull(StallGuard body) throws IOException {
    try {
      return body.next();
    } catch (IOException e) {
      throw new TransferException(PASSING, describe(e));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private TransferException tooLarge() {
    return new TransferException(
        LASTING, "a file of more than " + settings.largestFile() + " bytes");
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("the download was interrupted");
  }
}
