package dev.crossentropy.data.download;

import java.io.IOException;

/** One attempt at one mirror failed. */
final class TransferException extends IOException {

  private static final long serialVersionUID = 1L;

  /** Whether the same mirror may do better next time. */
  enum Cause {
    /** The connection failed or the server was busy; what arrived is kept. */
    PASSING,
    /** The mirror does not have the file. */
    LASTING
  }

  private final Cause kind;

  TransferException(Cause kind, String message) {
    super(message);
    this.kind = kind;
  }

  boolean lasting() {
    return kind == Cause.LASTING;
  }
}
