package dev.crossentropy.mnist.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fetches one file of a few megabytes from one address. */
final class Download {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** The largest file of the family has 26 MB; a larger one is not the one asked for. */
  private static final long MOST_BYTES = 64L << 20;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(Redirect.NORMAL)
          .build();

  private final Duration patience;

  /**
   * @param patience the longest time for the first answer, and for the whole file after it
   */
  Download(Duration patience) {
    this.patience = patience;
  }

  /**
   * Writes what the address holds into a new file.
   *
   * @throws IOException whose message says what went wrong, without the address
   */
  void fetch(URI address, Path target) throws IOException {
    HttpResponse<InputStream> response = send(address);
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        throw new IOException("HTTP status " + response.statusCode());
      }
      CompletableFuture<Void> limit = closeLater(body);
      try (OutputStream out = Files.newOutputStream(target)) {
        copy(body, out, limit);
      } finally {
        limit.cancel(false);
      }
    }
  }

  private HttpResponse<InputStream> send(URI address) throws IOException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (HttpTimeoutException e) {
      throw new IOException("no answer within %d s".formatted(patience.toSeconds()), e);
    } catch (ConnectException e) {
      throw new IOException("no connection", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the download was interrupted");
    }
  }

  /** A read that waits for a stalled server ends when the stream is closed. */
  private CompletableFuture<Void> closeLater(InputStream body) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            body.close();
          } catch (IOException e) {
            // the read that waits reports it
          }
        },
        CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  private void copy(InputStream body, OutputStream out, CompletableFuture<Void> limit)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long total = 0;
    try {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        total += n;
        if (total > MOST_BYTES) {
          throw new IOException("more than %d MB".formatted(MOST_BYTES >> 20));
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      throw limit.isDone()
          ? new IOException("not done after %d s".formatted(patience.toSeconds()), e)
          : e;
    }
  }
}
