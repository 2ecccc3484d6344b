package dev.crossentropy.training.plan;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainedRun;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a loss fared at one of several learning rates. The rate with the smallest mean cross-entropy
 * on the validation part is chosen, for each loss its own; no test example has a say.
 *
 * @param validationLoss mean over seeds of the exact cross-entropy, of the kept epochs
 * @param diverged seeds that diverged; such a rate is chosen only if every other one has, too
 */
public record LearningRateTrial(
    String loss, double learningRate, double validationLoss, int diverged, boolean chosen)
    implements Serializable {

  /** One for each loss and rate of the plan, in its order; none if there is nothing to choose. */
  public static List<LearningRateTrial> of(RunPlan plan, List<TrainedRun> trained) {
    List<LearningRateTrial> all = new ArrayList<>();
    if (plan.learningRates().size() == 1) {
      return all;
    }
    for (NamedLoss loss : plan.losses()) {
      List<LearningRateTrial> rates =
          plan.learningRates().stream().map(rate -> of(loss.name(), rate, trained)).toList();
      LearningRateTrial best =
          rates.stream()
              .min(
                  Comparator.comparingInt(LearningRateTrial::diverged)
                      .thenComparingDouble(LearningRateTrial::validationLoss))
              .orElseThrow();
      rates.forEach(trial -> all.add(trial.equals(best) ? trial.asChosen() : trial));
    }
    return all;
  }

  private static LearningRateTrial of(String loss, double rate, List<TrainedRun> trained) {
    double sum = 0;
    int measured = 0;
    int diverged = 0;
    for (TrainedRun run : trained) {
      if (!run.outcome().loss().equals(loss) || run.outcome().learningRate() != rate) {
        continue;
      }
      if (run.outcome() instanceof RunResult result) {
        sum += result.validationLosses().get(result.bestEpoch() - 1);
        measured++;
      } else {
        diverged++;
      }
    }
    return new LearningRateTrial(
        loss, rate, measured == 0 ? Double.MAX_VALUE : sum / measured, diverged, false);
  }

  private LearningRateTrial asChosen() {
    return new LearningRateTrial(loss, learningRate, validationLoss, diverged, true);
  }

  /** The runs at the chosen rates, in their order. */
  public static List<TrainedRun> chosen(List<LearningRateTrial> trials, List<TrainedRun> trained) {
    return trained.stream()
        .filter(run -> trials.isEmpty() || trials.stream().anyMatch(trial -> trial.chose(run)))
        .toList();
  }

  private boolean chose(TrainedRun run) {
    return chosen
        && run.outcome().loss().equals(loss)
        && run.outcome().learningRate() == learningRate;
  }
}
