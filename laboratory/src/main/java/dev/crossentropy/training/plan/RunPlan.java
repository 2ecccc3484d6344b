package dev.crossentropy.training.plan;

import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainingSettings;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Which runs are trained: every loss over every seed, at every learning rate that is tried. A plan
 * is cheap and always gives the same runs in the same order, so that any part of them can be
 * trained anywhere.
 *
 * @param losses the first is the baseline
 * @param seeds runs per loss and rate; seeds are 1, 2, …
 * @param learningRates several need a validation part to choose by
 */
public record RunPlan(
    Experiment experiment, List<NamedLoss> losses, int seeds, List<Double> learningRates) {

  public RunPlan {
    losses = List.copyOf(losses);
    learningRates = List.copyOf(learningRates);
    if (learningRates.size() > 1 && experiment.training().validation() == 0) {
      throw new IllegalArgumentException(
          "several learning rates need a validation part to choose by, found none");
    }
  }

  /** At the experiment's learning rate. */
  public RunPlan(Experiment experiment, List<NamedLoss> losses, int seeds) {
    this(experiment, losses, seeds, List.of(experiment.training().learningRate()));
  }

  /** Seed by seed, so that a progress display shows all losses advance together. */
  public List<Run> runs() {
    return LongStream.rangeClosed(1, seeds)
        .boxed()
        .flatMap(
            seed ->
                losses.stream()
                    .flatMap(loss -> learningRates.stream().map(rate -> run(loss, seed, rate))))
        .toList();
  }

  private Run run(NamedLoss loss, long seed, double rate) {
    TrainingSettings training = experiment.training().withLearningRate(rate);
    return new Run(experiment.with(training), loss, seed);
  }

  /**
   * A part of the runs: neighbours, so that the losses of a seed stay together where they can.
   *
   * @param part from 1 to {@code parts}
   */
  public List<Run> part(int part, int parts) {
    List<Run> runs = runs();
    long size = runs.size();
    return runs.subList((int) ((part - 1) * size / parts), (int) (part * size / parts));
  }
}
