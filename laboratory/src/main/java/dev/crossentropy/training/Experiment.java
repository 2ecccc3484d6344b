package dev.crossentropy.training;

import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.LongTail;
import dev.crossentropy.data.RandomStream;
import dev.crossentropy.data.RandomStream.Purpose;
import dev.crossentropy.data.Split;
import dev.crossentropy.data.StratifiedSplit;
import dev.crossentropy.training.prediction.Task;
import java.io.Serializable;
import java.util.List;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Everything about a training run except the loss and the seed.
 *
 * @param name names the results, as in {@code iris}
 */
public record Experiment(
    String name, Task task, DataSource data, NetworkFactory network, TrainingSettings training)
    implements Serializable {

  /** Each example belongs to one class. */
  public Experiment(
      String name, DataSource data, NetworkFactory network, TrainingSettings training) {
    this(name, Task.ONE_CLASS, data, network, training);
  }

  public Experiment with(TrainingSettings other) {
    return new Experiment(name, task, data, network, other);
  }

  /**
   * The examples of a seed; harder conditions touch the training part only, alike for all losses.
   * The validation part is taken from the training part before.
   */
  public Examples examples(long seed) {
    Split split = data.split(seed);
    DataSet train = split.train();
    DataSet validation = null;
    if (training.validation() > 0) {
      long stream = RandomStream.of(Purpose.VALIDATION, seed).nextLong();
      StratifiedSplit rows = StratifiedSplit.of(strata(train), training.validation(), stream);
      validation = select(split.train(), rows.test());
      train = select(split.train(), rows.train());
    }
    DataSet harder =
        task.noisy(
            LongTail.applied(train, training.imbalance(), seed), training.labelNoise(), seed);
    return new Examples(harder, validation, split);
  }

  /** Sets of labels are not stratified: most of many labels' sets occur once. */
  private int[] strata(DataSet examples) {
    return task == Task.ONE_CLASS
        ? examples.getLabels().argMax(1).toIntVector()
        : new int[examples.numExamples()];
  }

  private static DataSet select(DataSet all, List<Integer> rows) {
    int[] indices = rows.stream().mapToInt(Integer::intValue).toArray();
    return new DataSet(
        Nd4j.pullRows(all.getFeatures(), 1, indices), Nd4j.pullRows(all.getLabels(), 1, indices));
  }

  /** The same with another network. */
  public Experiment withNetwork(NetworkFactory other) {
    return new Experiment(name, task, data, other, training);
  }

  /** Features of an example, the same for all seeds. */
  public int inputs() {
    return (int) data.split(1).train().getFeatures().size(1);
  }

  /** How many classes or labels a network has to tell. */
  public int outputs() {
    return data.classNames().size();
  }
}
