package dev.crossentropy.check.array;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.LossCall;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.Evidence;
import dev.crossentropy.check.card.Finding;
import dev.crossentropy.check.rule.Refusal;
import dev.crossentropy.check.rule.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same call gives the same bits, again and from eight threads that share the loss. */
public final class SameBitsRule implements Rule {

  private static final int THREADS = 8;
  private static final String INPUT = "5 rows, 160 calls from 8 threads";
  private static final int CALLS_PER_THREAD = 20;

  @Override
  public String name() {
    return "same bits again, and from 8 threads";
  }

  private record Bits(double score, INDArray gradient) {
    static Bits of(LossCall call) {
      return new Bits(call.score(), call.gradient());
    }
  }

  @Override
  public Finding examine(Subject subject) {
    Batch batch = Batches.ofRows(subject, 5);
    try {
      Bits first = Bits.of(subject.call(batch));
      if (!Bits.of(subject.call(batch)).equals(first)) {
        return different("The second of two equal calls gives other bits.");
      }
      return allEqual(subject, batch, first)
          ? Finding.pass()
          : different("Threads that share the loss get other bits.");
    } catch (RuntimeException e) {
      return Refusal.fault(e).on(INPUT);
    }
  }

  private static Finding different(String reason) {
    return Finding.fail(reason, new Evidence(INPUT, "other bits", "the same bits"));
  }

  private static boolean allEqual(Subject subject, Batch batch, Bits first) {
    Callable<Boolean> calls =
        () -> {
          for (int call = 0; call < CALLS_PER_THREAD; call++) {
            if (!Bits.of(subject.call(batch)).equals(first)) {
              return false;
            }
          }
          return true;
        };
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      boolean equal = true;
      List<Future<Boolean>> answers =
          new ArrayList<>(threads.invokeAll(Collections.nCopies(THREADS, calls)));
      for (Future<Boolean> answer : answers) {
        equal &= answer.get();
      }
      return equal;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while eight threads called the loss", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
