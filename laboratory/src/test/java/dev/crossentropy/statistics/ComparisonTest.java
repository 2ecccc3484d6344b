package dev.crossentropy.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.TwoMoons;
import dev.crossentropy.training.execution.TrainingProgress;
import dev.crossentropy.training.function.FunctionParity;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;
import org.nd4j.linalg.lossfunctions.impl.LossNegativeLogLikelihood;

class ComparisonTest {

  private static final TrainingSettings SETTINGS = new TrainingSettings(2, 10, 0.05, 0);

  private static final NamedLoss MCXENT = new NamedLoss("mcxent", Map.of(), new LossMCXENT());

  /** LossMCXENT under another name, so that every difference must be exactly zero. */
  private static final NamedLoss SAME =
      new NamedLoss("nll", Map.of(), new LossNegativeLogLikelihood());

  private static final NamedLoss MSE = new NamedLoss("mse", Map.of(), new LossMSE());

  @Test
  void trainsEveryLossOverEverySeed() {
    ComparisonResult result = compare(SETTINGS, 3, 2, MCXENT, MSE);
    assertThat(result.runs()).hasSize(6);
    assertThat(result.runsOf("mse")).extracting(RunResult::seed).containsExactly(1L, 2L, 3L);
    assertThat(result.runsOf("mcxent")).extracting(RunResult::seed).containsExactly(1L, 2L, 3L);
  }

  @Test
  void findsTheSameFunctionIdenticalToItself() {
    ComparisonResult result = compare(SETTINGS, 2, 2, MCXENT, SAME);
    assertThat(result.comparisons())
        .hasSize(Metric.of(Task.ONE_CLASS).size())
        .allSatisfy(
            comparison -> {
              assertThat(comparison.verdict()).isEqualTo(Verdict.IDENTICAL);
              assertThat(comparison.meanDifference()).isZero();
            });
    assertThat(result.functionParity().maxScoreDifference()).isZero();
    assertThat(result.functionParity().rows()).isEqualTo(40);
  }

  @Test
  void findsOtherFunctionsOfTheLogitsApart() {
    FunctionParity parity = compare(SETTINGS, 1, 1, MCXENT, MSE).functionParity();
    assertThat(parity.maxScoreDifference()).isPositive();
    assertThat(parity.maxGradientDifference()).isPositive();
  }

  @Test
  void claimsNothingFromOneSeed() {
    assertThat(compare(SETTINGS, 1, 1, MCXENT, MSE).comparisons())
        .extracting(PairedComparison::verdict)
        .contains(Verdict.INCONCLUSIVE)
        .doesNotContain(Verdict.EQUIVALENT, Verdict.BETTER, Verdict.WORSE);
  }

  @Test
  void doesNotDependOnTheNumberOfWorkers() {
    assertThat(hashes(compare(SETTINGS, 3, 1, MCXENT, MSE)))
        .isEqualTo(hashes(compare(SETTINGS, 3, 4, MCXENT, MSE)));
  }

  @Test
  void refusesNetworksThatStartDifferently() {
    Experiment unequal =
        new Experiment(
            "unequal",
            new TwoMoons(),
            request -> TwoMoons.experiment(SETTINGS).network().configure(reseeded(request)),
            SETTINGS);
    Comparison comparison = new Comparison(unequal, List.of(MCXENT, MSE), 1, 1, "");
    assertThatThrownBy(() -> comparison.run(TrainingProgress.SILENT))
        .hasMessageContaining("mcxent and mse started from different parameters")
        .hasMessageContaining("must not depend on the loss");
  }

  @Test
  void goesOnWhereOneLossDiverges() {
    TrainingSettings wild = new TrainingSettings(5, 10, 1e39, 0);
    ComparisonResult result = compare(wild, 2, 2, MSE, MCXENT);
    assertThat(result.outcomesOf("mse")).hasSize(2).allMatch(Divergence.class::isInstance);
    assertThat(result.diverged()).allMatch(run -> run.epoch() == 1 && run.batch() >= 1);
    assertThat(result.runs()).hasSize(4);
    assertThat(result.comparisons()).isEmpty();
  }

  private static ComparisonResult compare(
      TrainingSettings training, int seeds, int threads, NamedLoss... losses) {
    return new Comparison(
            TwoMoons.experiment(training), List.of(losses), seeds, threads, "a command")
        .run(TrainingProgress.SILENT)
        .result();
  }

  private static NetworkRequest reseeded(NetworkRequest request) {
    long seed = request.loss() instanceof LossMSE ? 1000 : request.seed();
    return new NetworkRequest(
        request.loss(), seed, request.learningRate(), request.inputs(), request.classes());
  }

  private static List<String> hashes(ComparisonResult result) {
    return result.trained().stream().map(RunResult::parametersSha256).toList();
  }
}
