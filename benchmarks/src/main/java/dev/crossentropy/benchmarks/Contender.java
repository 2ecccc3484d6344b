package dev.crossentropy.benchmarks;

/** Whose times are compared. */
public enum Contender {
  LOSS_MCXENT("LossMCXENT", "lossMcxent"),
  CROSS_ENTROPY_LOSS("CrossEntropyLoss", "crossEntropyLoss"),
  /** A TorchScript loop. */
  PYTORCH("PyTorch", "pyTorch"),
  /** The same operations, each called from Java. */
  PYTORCH_THROUGH_DJL("PyTorch through DJL", "pyTorchThroughDjl"),
  AS_SHIPPED("DL4J as shipped", "asShipped");

  /** The heading of its column. */
  final String title;

  /** Its name among JMH's counters: a method of {@link TurnTimes}. */
  final String counter;

  Contender(String title, String counter) {
    this.title = title;
    this.counter = counter;
  }
}
