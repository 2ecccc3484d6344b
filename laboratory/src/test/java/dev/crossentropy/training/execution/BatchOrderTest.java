package dev.crossentropy.training.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class BatchOrderTest {

  private static final int EXAMPLES = 23;
  private static final int BATCH_SIZE = 5;

  @Test
  void visitsEveryExampleOnceWithItsLabel() {
    assertThat(visited(examples(features(EXAMPLES)), 1, 1))
        .hasSize(EXAMPLES)
        .doesNotHaveDuplicates()
        .allSatisfy(example -> assertThat(example).isBetween(0, EXAMPLES - 1));
  }

  @Test
  void dependsOnSeedAndEpochAlone() {
    DataSet examples = examples(features(EXAMPLES));
    BatchOrder used = new BatchOrder(examples, BATCH_SIZE);
    visited(used, 1, 1);

    assertThat(visited(used, 1, 2)).isEqualTo(visited(examples, 1, 2));
    assertThat(visited(examples, 1, 2))
        .isNotEqualTo(visited(examples, 1, 1))
        .isNotEqualTo(visited(examples, 2, 2));
  }

  @Test
  void endsWithTheRemainder() {
    List<Integer> sizes = new ArrayList<>();
    new BatchOrder(examples(features(EXAMPLES)), BATCH_SIZE)
        .epoch(1, 1)
        .forEachRemaining(batch -> sizes.add(batch.numExamples()));
    assertThat(sizes).containsExactly(5, 5, 5, 5, 3);
  }

  @Test
  void takesViewsAndAnyOrdering() {
    INDArray features = features(EXAMPLES);
    List<Integer> expected = visited(examples(features), 1, 1);
    INDArray wide = Nd4j.hstack(Nd4j.zeros(DataType.FLOAT, EXAMPLES, 2), features);
    INDArray view = wide.get(NDArrayIndex.all(), NDArrayIndex.interval(2, 4));
    INDArray tail =
        Nd4j.vstack(Nd4j.zeros(DataType.FLOAT, 3, 2), features)
            .get(NDArrayIndex.interval(3, 3 + EXAMPLES), NDArrayIndex.all());

    assertThat(visited(examples(features.dup('f')), 1, 1)).isEqualTo(expected);
    assertThat(visited(examples(view), 1, 1)).isEqualTo(expected);
    assertThat(visited(examples(tail), 1, 1)).isEqualTo(expected);
  }

  @Test
  void takesImages() {
    INDArray flat = features(EXAMPLES);
    INDArray images = flat.dup().reshape(EXAMPLES, 1, 1, 2);
    Iterator<DataSet> batches = new BatchOrder(examples(images), BATCH_SIZE).epoch(1, 1);
    Iterator<DataSet> rows = new BatchOrder(examples(flat), BATCH_SIZE).epoch(1, 1);
    while (rows.hasNext()) {
      INDArray batch = batches.next().getFeatures();
      assertThat(batch.rank()).isEqualTo(4);
      assertThat(batch.ravel().toFloatVector())
          .isEqualTo(rows.next().getFeatures().ravel().toFloatVector());
    }
    assertThat(batches.hasNext()).isFalse();
  }

  private static List<Integer> visited(DataSet examples, long seed, int epoch) {
    return visited(new BatchOrder(examples, BATCH_SIZE), seed, epoch);
  }

  private static List<Integer> visited(BatchOrder order, long seed, int epoch) {
    List<Integer> numbers = new ArrayList<>();
    for (Iterator<DataSet> all = order.epoch(seed, epoch); all.hasNext(); ) {
      DataSet batch = all.next();
      for (int row = 0; row < batch.numExamples(); row++) {
        int number = (int) batch.getFeatures().getFloat(row, 0);
        assertThat(batch.getFeatures().getFloat(row, 1)).isEqualTo(-number);
        assertThat(batch.getLabels().getFloat(row, number % 3)).isEqualTo(1);
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Example i is (i, −i). */
  private static INDArray features(int rows) {
    INDArray features = Nd4j.create(DataType.FLOAT, rows, 2);
    for (int row = 0; row < rows; row++) {
      features.putScalar(row, 0, row);
      features.putScalar(row, 1, -row);
    }
    return features;
  }

  private static DataSet examples(INDArray features) {
    INDArray labels = Nd4j.create(DataType.FLOAT, features.size(0), 3);
    for (int row = 0; row < features.size(0); row++) {
      labels.putScalar(row, row % 3, 1);
    }
    return new DataSet(features, labels);
  }
}
