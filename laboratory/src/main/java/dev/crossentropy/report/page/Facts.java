package dev.crossentropy.report.page;

import dev.crossentropy.report.figure.LearningCurves;
import dev.crossentropy.report.figure.LossHistogram;
import dev.crossentropy.report.page.PageModel.Fact;
import dev.crossentropy.report.page.PageModel.Guide;
import dev.crossentropy.report.page.PageModel.McNemarView;
import dev.crossentropy.report.page.PageModel.ParityView;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Limits;
import dev.crossentropy.report.text.MetricText;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.ExperimentSetup;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.execution.Provenance;
import dev.crossentropy.training.function.FunctionParity;
import dev.crossentropy.training.prediction.Task;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is not measured but set: the conditions of a comparison, and where it comes from. */
final class Facts {

  private final ComparisonResult result;
  private final ExperimentSetup setup;
  private final TrainingSettings training;

  Facts(StoredResult stored) {
    this.result = stored.result();
    this.setup = result.setup();
    this.training = result.training();
  }

  String summary() {
    return "%d %s · %d %s · %d %s · %s test examples"
        .formatted(
            result.losses().size(),
            result.losses().size() == 1 ? "loss" : "losses",
            result.seeds(),
            result.seeds() == 1 ? "seed" : "seeds",
            training.epochs(),
            training.epochs() == 1 ? "epoch" : "epochs",
            Numbers.count(setup.testExamples()));
  }

  List<Fact> equal() {
    List<Fact> facts = new ArrayList<>();
    Collections.addAll(
        facts,
        new Fact(
            "Data",
            "%s examples to train on, %s to test on, %d %s"
                .formatted(
                    Numbers.count(setup.trainExamples()),
                    Numbers.count(setup.testExamples()),
                    result.classNames().size(),
                    result.task() == Task.LABEL_SET ? "labels" : "classes")),
        new Fact(
            "Split",
            setup.resplitBySeed()
                ? "drawn anew by each seed, the same for all losses"
                : "one test set, the same for all seeds and losses"),
        new Fact("Network", String.join("; ", setup.layers())),
        new Fact("Parameters", Numbers.count(setup.parameters())),
        new Fact("Initial parameters", initialParameters()),
        new Fact(
            "Mini-batches",
            "of %s examples, in the same order for all losses"
                .formatted(Numbers.count(training.batchSize()))),
        new Fact("Epochs", Numbers.count(training.epochs())),
        new Fact(
            "Updater",
            "%s, learning rate %s".formatted(setup.updater(), plain(training.learningRate()))),
        new Fact(
            "Label noise",
            training.labelNoise() == 0
                ? "none"
                : "%s %% of the training labels replaced, the same for all losses; test labels untouched"
                    .formatted(Numbers.three(100 * training.labelNoise()))));
    facts.addAll(harderConditions());
    return List.copyOf(facts);
  }

  private List<Fact> harderConditions() {
    List<Fact> facts = new ArrayList<>();
    if (training.imbalance() != 1) {
      facts.add(
          new Fact(
              "Imbalance",
              "the last class keeps 1/%s of its training examples, the first one all, the others in between"
                  .formatted(Numbers.three(training.imbalance()))));
    }
    if (training.softLabels() > 0) {
      facts.add(
          new Fact(
              "Soft labels",
              "mixup of training examples and labels, weights from Beta(%1$s, %1$s)"
                  .formatted(Numbers.three(training.softLabels()))));
    }
    if (result.task() == Task.LABEL_SET) {
      facts.add(
          new Fact(
              "Several labels",
              "an answer is the set of them: exact match counts those without any mistake,"
                  + " cross-entropy is the sum over labels"));
    }
    return facts;
  }

  private String initialParameters() {
    // A start counts for its seed: zeros, say, are the same start under every seed.
    long starts =
        result.runs().stream()
            .map(run -> run.seed() + " " + run.initialParametersSha256())
            .distinct()
            .count();
    long seeds = result.runs().stream().map(RunOutcome::seed).distinct().count();
    return starts == seeds
        ? "equal for all losses of a seed, bit by bit (SHA-256)"
        : "%d different starts for %d seeds: this comparison is not paired"
            .formatted(starts, seeds);
  }

  private static String plain(double value) {
    return Numbers.plain(value);
  }

  List<ParityView> parities() {
    return result.functionParities().stream()
        .filter(parity -> !parity.candidate().equals(parity.baseline()))
        .map(Facts::parity)
        .toList();
  }

  private static ParityView parity(FunctionParity parity) {
    return new ParityView(
        parity.candidate(),
        Numbers.count(parity.rows()),
        Numbers.three(parity.maxScoreDifference()),
        Numbers.three(parity.maxGradientDifference()));
  }

  List<McNemarView> mcNemar() {
    return result.mcNemar().stream()
        .map(
            test ->
                new McNemarView(
                    test.candidate(),
                    test.baseline(),
                    Numbers.count(test.onlyBaselineRight()),
                    Numbers.count(test.onlyCandidateRight()),
                    Numbers.three(test.pValue())))
        .toList();
  }

  Guide guide() {
    return new Guide(
        result.seeds() > 1,
        result.seeds() >= LearningCurves.BAND_FROM,
        Numbers.three(LossHistogram.blindGuess(result)),
        Integer.toString(result.seeds()),
        setup.resplitBySeed(),
        Numbers.three(setup.overlap()),
        Numbers.count(setup.testExamples()),
        result.metrics().stream()
            .map(MetricText::of)
            .map(text -> text.margin() + " of " + text.name())
            .toList(),
        result.candidates().size() > 1 ? new Limits(result).together() : "",
        Integer.toString(result.comparisons().size()),
        Integer.toString(PageBuilder.calibrationBins()));
  }

  List<Fact> provenance() {
    Provenance from = result.provenance();
    return List.of(
        new Fact("Arguments", from.command().isBlank() ? "none" : from.command()),
        new Fact("Started", from.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()),
        new Fact("This project", from.project() + ", commit " + from.commit()),
        new Fact("Java", from.java()),
        new Fact("Operating system", from.os()),
        new Fact("Deeplearning4j", from.dl4j()),
        new Fact("ND4J backend", from.backend()),
        new Fact("BLAS", from.blas()),
        new Fact(
            "Trainings side by side",
            "%d, native threads each: %d".formatted(from.threads(), from.nativeThreads())),
        new Fact("Native settings", String.join("; ", from.nativeSettings())),
        new Fact("SHA-256 of the data", from.dataSha256()));
  }
}
