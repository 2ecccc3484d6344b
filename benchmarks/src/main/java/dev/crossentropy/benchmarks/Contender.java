package dev.crossentropy.benchmarks;

/** Whose times are compared. */
enum Contender {
  LOSS_MCXENT("LossMCXENT", "lossMcxent"),
  CROSS_ENTROPY_LOSS("CrossEntropyLoss", "crossEntropyLoss"),
  PYTORCH("PyTorch", "pyTorch"),
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
