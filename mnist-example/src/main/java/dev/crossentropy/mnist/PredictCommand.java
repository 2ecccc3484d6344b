package dev.crossentropy.mnist;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Placeholder until written. */
@Command(name = "predict")
final class PredictCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return 0;
  }
}
