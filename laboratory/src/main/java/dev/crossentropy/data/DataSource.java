package dev.crossentropy.data;

import java.io.Serializable;
import java.util.List;

/**
 * A labelled dataset that can be split for training and testing.
 *
 * <p>A source is a serializable description (a file and how to read it), not the data itself: it
 * loads lazily, once, and may be shared between threads.
 */
public interface DataSource extends Serializable {

  /** The classes in the order of the label columns. */
  List<String> classNames();

  /** SHA-256 of the raw content the examples were read from, in lower-case hexadecimal. */
  String sha256();

  /**
   * Training and test examples, normalised with statistics of the training part only.
   *
   * @param seed decides which example goes where, if {@link #isResplitBySeed()}
   */
  Split split(long seed);

  /** Whether each seed draws a new test set, or all share an official one. */
  boolean isResplitBySeed();
}
