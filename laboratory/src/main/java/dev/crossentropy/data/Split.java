package dev.crossentropy.data;

import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;

/**
 * Examples to train on and examples to test on.
 *
 * @param train features {@code [N, …]} and one-hot labels {@code [N, C]}, already normalised
 * @param test the same for the test examples
 * @param testRows the number of each test example, as whoever made the data counts
 * @param normalizer what was applied to both, as Deeplearning4j saves it beside a model; null where
 *     {@code entries} say it all
 * @param entries files that belong into a saved model's zip, by name: how an example became
 *     features, for programs that must do the same
 */
public record Split(
    DataSet train,
    DataSet test,
    int[] testRows,
    @Nullable DataNormalization normalizer,
    Map<String, byte[]> entries) {

  public Split {
    entries = Map.copyOf(entries);
  }

  /** Test examples that are counted from 0, and nothing to say besides the normaliser. */
  public Split(DataSet train, DataSet test, DataNormalization normalizer) {
    this(train, test, IntStream.range(0, test.numExamples()).toArray(), normalizer, Map.of());
  }
}
