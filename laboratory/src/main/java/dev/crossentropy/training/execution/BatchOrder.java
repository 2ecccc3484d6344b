package dev.crossentropy.training.execution;

import dev.crossentropy.runtime.RowGather;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The mini-batches of an epoch: all examples once, in an order that depends on the run's seed and
 * the epoch's number alone. A training resumed at an epoch therefore sees what an uninterrupted one
 * would.
 *
 * <p>All mini-batches of one size are the same arrays, filled anew: a batch is gone when the next
 * one is taken.
 */
final class BatchOrder {

  private final RowGather features;
  private final RowGather labels;
  private final int examples;
  private final int batchSize;

  BatchOrder(DataSet examples, int batchSize) {
    this.features = new RowGather(examples.getFeatures());
    this.labels = new RowGather(examples.getLabels());
    this.examples = examples.numExamples();
    this.batchSize = batchSize;
  }

  Iterator<DataSet> epoch(long seed, int epoch) {
    int[] order = shuffled(examples, EpochSeed.of(seed, epoch));
    return new Iterator<>() {
      private int start;

      @Override
      public boolean hasNext() {
        return start < order.length;
      }

      @Override
      public DataSet next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int from = start;
        start = Math.min(order.length, from + batchSize);
        return new DataSet(features.gather(order, from, start), labels.gather(order, from, start));
      }
    };
  }

  private static int[] shuffled(int size, long seed) {
    int[] order = new int[size];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
