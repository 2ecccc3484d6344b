package dev.crossentropy.report.text;

import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.Confidence;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.statistics.Outlook;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.statistics.Verdict;
import dev.crossentropy.training.Divergence;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.prediction.Finding;
import java.util.ArrayList;
import java.util.List;

/** What bounds the verdicts of a result: its test examples, its seeds and its candidates. */
public final class Limits {

  private final ComparisonResult result;

  public Limits(ComparisonResult result) {
    this.result = result;
  }

  /** In order of weight; empty where nothing was compared. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    if (result.comparisons().isEmpty()) {
      return sentences;
    }
    sentences.add(
        "One test example is %s of a seed's %s."
            .formatted(
                points(1.0 / result.setup().testExamples()), result.metrics().get(0).name()));
    if (result.candidates().size() > 1 && result.seeds() > 1) {
      sentences.add(together());
    }
    result.comparisons().stream()
        .filter(comparison -> comparison.metric().is(Metric.TEST_ACCURACY))
        .filter(comparison -> comparison.verdict() == Verdict.INCONCLUSIVE)
        .filter(comparison -> comparison.outlook() != null)
        .map(comparison -> comparison.candidate() + ": " + outlook(comparison) + ".")
        .forEach(sentences::add);
    return sentences;
  }

  /** How the intervals of several candidates hold together. */
  public String together() {
    int candidates = result.candidates().size();
    return "The intervals of a metric hold together with 95 %% for the %d candidates: each by itself has %s %% (Bonferroni)."
        .formatted(candidates, Numbers.fixed(100 * Confidence.together(candidates).each(), 2));
  }

  /** What it would take to decide; empty where it is decided, or where nothing can be said. */
  public static String outlook(PairedComparison comparison) {
    Outlook outlook = comparison.outlook();
    if (outlook == null || comparison.verdict() != Verdict.INCONCLUSIVE) {
      return "";
    }
    if (outlook.seeds() != null) {
      return "about %s seeds would decide, if they went on like these"
          .formatted(Numbers.count(outlook.seeds()));
    }
    return "no number of seeds would decide on so few test examples; the interval stays at ±%s or more"
        .formatted(MetricText.of(comparison.metric()).plain(outlook.leastHalfWidth()));
  }

  /** Trainings that diverged, and networks that learnt nothing. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (ComparedLoss loss : result.losses()) {
      List<RunOutcome> all = result.outcomesOf(loss.name());
      List<Divergence> diverged =
          result.diverged().stream().filter(run -> run.loss().equals(loss.name())).toList();
      if (!diverged.isEmpty()) {
        Divergence first = diverged.get(0);
        warnings.add(
            "%s: %d of %d trainings diverged, first that of seed %d in epoch %d, batch %d. No verdict counts them, and none is given without them."
                .formatted(
                    loss.name(),
                    diverged.size(),
                    all.size(),
                    first.seed(),
                    first.epoch(),
                    first.batch()));
      }
      long blind =
          result.runsOf(loss.name()).stream()
              .filter(run -> run.findings().contains(Finding.WORSE_THAN_BLIND_GUESS))
              .count();
      if (blind > 0) {
        warnings.add(
            "%s: %d of %d networks are worse than a blind guess by the classes' frequencies."
                .formatted(loss.name(), blind, all.size()));
      }
    }
    return warnings;
  }

  private static String points(double share) {
    return Numbers.three(100 * share) + " points";
  }
}
