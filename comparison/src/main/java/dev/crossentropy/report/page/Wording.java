package dev.crossentropy.report.page;

import dev.crossentropy.comparison.ComparedLoss;
import dev.crossentropy.comparison.ComparisonResult;
import dev.crossentropy.comparison.Metric;
import dev.crossentropy.comparison.PairedComparison;
import dev.crossentropy.comparison.Verdict;
import dev.crossentropy.experiment.RunResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a result says, in sentences that claim no more than the numbers do. */
public final class Wording {

  private final ComparisonResult result;

  public Wording(ComparisonResult result) {
    this.result = result;
  }

  /** The verdict in one sentence; accuracy is what it speaks of. */
  public String verdict() {
    String baseline = result.baseline().name();
    if (result.candidates().isEmpty()) {
      return "%s was trained alone, so there is nothing to compare: test accuracy %s %% on average over %s."
          .formatted(baseline, Numbers.fixed(100 * meanAccuracy(baseline), 2), seeds());
    }
    if (result.seeds() == 1) {
      return "A single seed cannot tell whether %s and %s differ; train at least two, better five, with --seeds.%s"
          .formatted(
              names(result.candidates().stream().map(ComparedLoss::name).toList()),
              baseline,
              result.mcNemar().isEmpty()
                  ? ""
                  : " McNemar's test on the predictions takes the place of the interval here.");
    }
    List<PairedComparison> accuracy = comparisons(Metric.TEST_ACCURACY);
    return accuracy.size() == 1 ? sentence(accuracy.get(0)) : summary(accuracy);
  }

  private String sentence(PairedComparison comparison) {
    String candidate = comparison.candidate();
    String baseline = comparison.baseline();
    String interval = interval(comparison);
    String margin = MetricText.of(comparison.metric()).margin();
    return switch (comparison.verdict()) {
      case EQUIVALENT ->
          "No difference in accuracy that matters: over %s %s is %s from %s (95 %% interval %s), inside the %s that were fixed beforehand."
              .formatted(seeds(), candidate, difference(comparison), baseline, interval, margin);
      case BETTER ->
          "%s is more accurate on the test examples than %s: over %s the difference is %s (95 %% interval %s)."
              .formatted(candidate, baseline, seeds(), difference(comparison), interval);
      case WORSE ->
          "%s is less accurate on the test examples than %s: over %s the difference is %s (95 %% interval %s)."
              .formatted(candidate, baseline, seeds(), difference(comparison), interval);
      case INCONCLUSIVE ->
          "%s cannot tell whether %s and %s are equally accurate: the difference, %s here, may lie anywhere in %s, and only %s would not matter."
              .formatted(
                  capitalized(seeds()),
                  candidate,
                  baseline,
                  difference(comparison),
                  interval,
                  margin);
    };
  }

  private String summary(List<PairedComparison> accuracy) {
    Map<Verdict, List<String>> groups = new EnumMap<>(Verdict.class);
    for (PairedComparison comparison : accuracy) {
      groups
          .computeIfAbsent(comparison.verdict(), verdict -> new ArrayList<>())
          .add(comparison.candidate());
    }
    String parts =
        groups.entrySet().stream()
            .map(group -> group(group.getKey(), group.getValue()))
            .collect(Collectors.joining("; "));
    return "Test accuracy against %s over %s: %s."
        .formatted(result.baseline().name(), seeds(), parts);
  }

  private static String group(Verdict verdict, List<String> losses) {
    String verb = losses.size() == 1 ? " is " : " are ";
    return switch (verdict) {
      case EQUIVALENT -> names(losses) + verb + "equivalent";
      case BETTER -> names(losses) + verb + "better";
      case WORSE -> names(losses) + verb + "worse";
      case INCONCLUSIVE -> "no conclusion on " + names(losses);
    };
  }

  /** What the verdict leaves out: other metrics in which a candidate is better or worse. */
  List<String> besides() {
    List<String> sentences = new ArrayList<>();
    for (ComparedLoss candidate : result.candidates()) {
      List<String> parts =
          result.comparisons().stream()
              .filter(comparison -> comparison.candidate().equals(candidate.name()))
              .filter(comparison -> comparison.metric() != Metric.TEST_ACCURACY)
              .filter(Wording::isDecided)
              .map(this::besides)
              .toList();
      if (!parts.isEmpty()) {
        sentences.add(candidate.name() + " is " + String.join(" and ", parts) + ".");
      }
    }
    return sentences;
  }

  private static boolean isDecided(PairedComparison comparison) {
    return comparison.verdict() == Verdict.BETTER || comparison.verdict() == Verdict.WORSE;
  }

  private String besides(PairedComparison comparison) {
    return "%s in %s (%s)"
        .formatted(
            comparison.verdict() == Verdict.BETTER ? "better" : "worse",
            MetricText.of(comparison.metric()).name(),
            difference(comparison));
  }

  public String seeds() {
    return result.seeds() == 1 ? "one seed" : result.seeds() + " seeds";
  }

  public static String difference(PairedComparison comparison) {
    MetricText text = MetricText.of(comparison.metric());
    return text.signed(comparison.meanDifference()) + " " + text.unit();
  }

  public static String interval(PairedComparison comparison) {
    MetricText text = MetricText.of(comparison.metric());
    return Double.isNaN(comparison.interval().low())
        ? "none"
        : "%s to %s"
            .formatted(
                text.signed(comparison.interval().low()),
                text.signed(comparison.interval().high()));
  }

  private List<PairedComparison> comparisons(Metric metric) {
    return result.comparisons().stream()
        .filter(comparison -> comparison.metric() == metric)
        .toList();
  }

  private double meanAccuracy(String loss) {
    return result.runsOf(loss).stream()
        .mapToDouble(RunResult::testAccuracy)
        .average()
        .orElseThrow();
  }

  private static String names(List<String> names) {
    return names.size() == 1
        ? names.get(0)
        : String.join(", ", names.subList(0, names.size() - 1))
            + " and "
            + names.get(names.size() - 1);
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
