package dev.crossentropy.experiment;

import dev.crossentropy.data.Mixup;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The mini-batches of an epoch: all examples once, in an order that depends on the run's seed and the
 * epoch's number alone. A training resumed at an epoch therefore sees what an uninterrupted one
 * would.
 */
final class BatchOrder {

  private final DataSet examples;
  private final int batchSize;

  /** The α of mixup, 0 for none. */
  private final double mixup;

  BatchOrder(DataSet examples, TrainingSettings training) {
    this.examples = examples;
    this.batchSize = training.batchSize();
    this.mixup = training.softLabels();
  }

  Iterator<DataSet> epoch(long seed, int epoch) {
    int[] order = shuffled(examples.numExamples(), EpochSeed.of(seed, epoch));
    List<int[]> batches = new ArrayList<>();
    for (int start = 0; start < order.length; start += batchSize) {
      int end = Math.min(order.length, start + batchSize);
      batches.add(java.util.Arrays.copyOfRange(order, start, end));
    }
    Stream<DataSet> gathered = batches.stream().map(this::gather);
    return mixup == 0
        ? gathered.iterator()
        : gathered.map(new Mixup(mixup, EpochSeed.of(~seed, epoch))::mixed).iterator();
  }

  private DataSet gather(int[] rows) {
    return new DataSet(examples.getFeatures().getRows(rows), examples.getLabels().getRows(rows));
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
