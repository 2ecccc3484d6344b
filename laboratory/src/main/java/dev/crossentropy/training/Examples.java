package dev.crossentropy.training;

import dev.crossentropy.data.Split;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The examples of one seed, under its conditions.
 *
 * @param train what is left to train on
 * @param validation null where nothing is chosen by it
 * @param split that they come from, with the test examples
 */
public record Examples(DataSet train, @Nullable DataSet validation, Split split) {

  public DataSet test() {
    return split.test();
  }
}
