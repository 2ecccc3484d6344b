package dev.crossentropy.data.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A response body that is pulled piece by piece and gives up when the server stalls. The HTTP
 * client's own time-out ends with the response headers, and its input stream blocks for ever.
 */
final class StallGuard implements BodySubscriber<StallGuard> {

  /** A piece of the body; without buffers, its end: regular or, with a failure, not. */
  private record Piece(List<ByteBuffer> buffers, @Nullable Throwable failure) {}

  private static final Flow.Subscription NONE =
      new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
      };

  private final Duration timeout;
  private final long leastBytes;
  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private long windowStart = System.nanoTime();
  private long windowBytes;

  StallGuard(Duration timeout, long leastBytes) {
    this.timeout = timeout;
    this.leastBytes = leastBytes;
  }

  /** The next piece of the body, or nothing at its end. */
  Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
    subscription.join().request(1);
    Piece piece = pieces.poll(remainingNanos(), TimeUnit.NANOSECONDS);
    if (piece == null) {
      throw new IOException(
          "%d bytes in %.1f s, expected at least %d"
              .formatted(windowBytes, timeout.toNanos() / 1e9, leastBytes));
    }
    if (piece.failure() != null) {
      throw new IOException("the connection was cut off", piece.failure());
    }
    if (piece.buffers().isEmpty()) {
      return Optional.empty();
    }
    count(piece.buffers());
    return Optional.of(piece.buffers());
  }

  private void count(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      windowBytes += buffer.remaining();
    }
    if (windowBytes >= leastBytes) {
      windowBytes = 0;
      windowStart = System.nanoTime();
    }
  }

  private long remainingNanos() {
    return Math.max(0, windowStart + timeout.toNanos() - System.nanoTime());
  }

  /** Ends the transfer whether it is complete or not. */
  void cancel() {
    var unused = subscription.thenAccept(Flow.Subscription::cancel);
  }

  @Override
  public CompletionStage<StallGuard> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription newSubscription) {
    subscription.complete(newSubscription);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    pieces.add(new Piece(buffers, null));
  }

  @Override
  public void onError(Throwable failure) {
    subscription.complete(NONE); // a connection may break before there is a subscription
    pieces.add(new Piece(List.of(), failure));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece(List.of(), null));
  }
}
