package dev.crossentropy.experiment;

import dev.crossentropy.data.DataSource;
import dev.crossentropy.data.LabelNoise;
import dev.crossentropy.data.Split;
import java.io.Serializable;

/**
 * Everything about a training run except the loss and the seed.
 *
 * @param name names the results, as in {@code iris}
 */
public record Experiment(
    String name, DataSource data, NetworkFactory network, TrainingSettings training)
    implements Serializable {

  /** The examples of a seed; label noise touches the training part only, alike for all losses. */
  Split split(long seed) {
    Split clean = data.split(seed);
    return clean.withTrain(LabelNoise.applied(clean.train(), training.labelNoise(), seed));
  }
}
