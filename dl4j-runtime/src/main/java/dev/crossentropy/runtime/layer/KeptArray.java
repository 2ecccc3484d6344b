package dev.crossentropy.runtime.layer;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that DL4J asks a layer for twice in an iteration, kept from the first time for the
 * second. It is a copy, since activation functions work in place, and outside workspaces, which
 * close.
 */
final class KeptArray implements Serializable {

  private static final long serialVersionUID = 1;

  /** Stays after use, so that the next iteration needs no new memory. */
  private @Nullable INDArray copy;

  private boolean current;

  void keep(INDArray computed) {
    if (copy != null && copy.equalShapes(computed)) {
      copy.assign(computed);
    } else {
      try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
        copy = computed.dup(computed.ordering());
      }
    }
    current = true;
  }

  /**
   * Hands the array over, to be written into as well; null if there is none or it is out of date.
   */
  @Nullable INDArray take() {
    INDArray taken = current ? copy : null;
    current = false;
    return taken;
  }

  void forget() {
    current = false;
  }
}
