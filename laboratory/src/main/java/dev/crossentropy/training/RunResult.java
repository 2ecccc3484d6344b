package dev.crossentropy.training;

import dev.crossentropy.training.prediction.BlindGuess;
import dev.crossentropy.training.prediction.ClassResult;
import dev.crossentropy.training.prediction.Finding;
import dev.crossentropy.training.prediction.Metrics;
import java.util.List;

/**
 * The measurements of a run that was trained to its end.
 *
 * @param loss the name of the trained loss
 * @param testAccuracy share of test examples answered right; of several labels all must be
 * @param testLoss exact cross-entropy on the test examples, in nats, whatever loss was trained;
 *     over several labels the sum of their binary cross-entropies
 * @param ownTestLoss mean of the trained loss itself on the test examples
 * @param f1 macro-averaged over classes or labels
 * @param ece expected calibration error, {@value Metrics#CALIBRATION_BINS} bins
 * @param hammingLoss share of wrong labels where there are several, otherwise of wrong examples
 * @param trainSeconds time spent in training steps, evaluation excluded
 * @param examplesPerSecond median over the epochs, the first one left out if there are more: the
 *     virtual machine compiles in it
 * @param bestEpoch whose parameters were kept and measured: the last one without early stopping
 * @param validationLosses exact cross-entropy on the validation part after each epoch; empty if
 *     there is no such part
 * @param classes how well each class is told from the others, in the classes' order
 * @param blas the matrix library and the processor that its kernels are made for: other kernels,
 *     other bits
 * @param parametersSha256 of the trained parameters' bits
 * @param initialParametersSha256 of the parameters before training
 */
public record RunResult(
    String loss,
    long seed,
    double learningRate,
    double testAccuracy,
    double testLoss,
    double ownTestLoss,
    double f1,
    double ece,
    double hammingLoss,
    double trainSeconds,
    double examplesPerSecond,
    List<EpochResult> epochs,
    int bestEpoch,
    List<Double> validationLosses,
    List<ClassResult> classes,
    BlindGuess blindGuess,
    List<Finding> findings,
    String blas,
    String parametersSha256,
    String initialParametersSha256)
    implements RunOutcome {

  public RunResult {
    epochs = List.copyOf(epochs);
    validationLosses = List.copyOf(validationLosses);
    classes = List.copyOf(classes);
    findings = List.copyOf(findings);
  }
}
