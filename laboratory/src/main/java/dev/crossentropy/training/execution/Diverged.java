package dev.crossentropy.training.execution;

/** Ends a training inside {@link Trainer}, which makes a value of it. */
final class Diverged extends Exception {

  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final int batch;

  Diverged(int epoch, int batch) {
    this.epoch = epoch;
    this.batch = batch;
  }

  int epoch() {
    return epoch;
  }

  int batch() {
    return batch;
  }
}
