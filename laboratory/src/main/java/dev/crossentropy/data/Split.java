package dev.crossentropy.data;

import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/**
 * Examples to train on and examples to test on.
 *
 * @param train features {@code [N, …]} and one-hot labels {@code [N, C]}, already normalised
 * @param test the same for the test examples
 * @param normalizer what was applied to both; belongs beside a saved model
 */
public record Split(DataSet train, DataSet test, DataNormalization normalizer) {

  /** The same split with other training examples. */
  public Split withTrain(DataSet other) {
    return new Split(other, test, normalizer);
  }
}
