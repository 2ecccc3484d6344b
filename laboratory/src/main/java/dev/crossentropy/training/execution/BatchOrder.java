package dev.crossentropy.training.execution;

import dev.crossentropy.data.RandomStream;
import dev.crossentropy.runtime.RowGather;
import java.util.Iterator;
import java.util.NoSuchElementException;
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

  /** Mini-batches in an epoch. */
  int size() {
    return (examples + batchSize - 1) / batchSize;
  }

  Iterator<DataSet> epoch(long seed, int epoch) {
    int[] order = new RandomStream(EpochSeed.of(seed, epoch)).permutation(examples);
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
}
