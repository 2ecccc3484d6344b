package dev.crossentropy.loss.call;

import dev.crossentropy.loss.batch.Results;

/** A pass over the rows of a batch, in order: all sums are doubles taken in that order. */
public interface Walk {

  /**
   * @return the sum of the rows' losses; anything if nobody needs them
   */
  double run(Results results);
}
