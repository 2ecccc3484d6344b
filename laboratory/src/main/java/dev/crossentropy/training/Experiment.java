package dev.crossentropy.training;

import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.LongTail;
import dev.crossentropy.data.Split;
import dev.crossentropy.training.prediction.Task;
import java.io.Serializable;
import org.nd4j.linalg.dataset.DataSet;

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

  /**
   * The examples of a seed; harder conditions touch the training part only, alike for all losses.
   */
  public Split split(long seed) {
    Split clean = data.split(seed);
    DataSet train = LongTail.applied(clean.train(), training.imbalance(), seed);
    return clean.withTrain(task.noisy(train, training.labelNoise(), seed));
  }

  /** How many classes or labels a network has to tell. */
  public int outputs() {
    return data.classNames().size();
  }
}
