package dev.crossentropy.training;

import dev.crossentropy.training.prediction.ClassResult;
import dev.crossentropy.training.prediction.Predictions;
import java.io.Serializable;
import java.util.List;

/**
 * The measurements of one run.
 *
 * @param loss the name of the trained loss
 * @param testAccuracy share of test examples answered right; of several labels all must be
 * @param testLoss exact cross-entropy on the test examples, in nats, whatever loss was trained;
 *     over several labels the sum of their binary cross-entropies
 * @param ownTestLoss mean of the trained loss itself on the test examples
 * @param f1 macro-averaged over classes or labels
 * @param ece expected calibration error, {@value Predictions#CALIBRATION_BINS} bins
 * @param hammingLoss share of wrong labels where there are several, otherwise of wrong examples
 * @param trainSeconds time spent in training steps, evaluation excluded
 * @param classes how well each class is told from the others, in the classes' order
 * @param parametersSha256 of the trained parameters' bits
 * @param initialParametersSha256 of the parameters before training
 */
public record RunResult(
    String loss,
    long seed,
    double testAccuracy,
    double testLoss,
    double ownTestLoss,
    double f1,
    double ece,
    double hammingLoss,
    double trainSeconds,
    double examplesPerSecond,
    List<EpochResult> epochs,
    List<ClassResult> classes,
    String parametersSha256,
    String initialParametersSha256)
    implements Serializable {

  public RunResult {
    epochs = List.copyOf(epochs);
    classes = List.copyOf(classes);
  }
}
