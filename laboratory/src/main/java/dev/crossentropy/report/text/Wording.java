package dev.crossentropy.report.text;

import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.statistics.Verdict;
import dev.crossentropy.training.RunResult;
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
      return "%s was trained alone, so there is nothing to compare: %s %s %% on average over %s."
          .formatted(
              baseline,
              accuracyOnTestExamples(),
              Numbers.fixed(100 * meanAccuracy(baseline), 2),
              seeds());
    }
    List<PairedComparison> accuracy = comparisons(Metric.TEST_ACCURACY);
    if (accuracy.isEmpty()) {
      return "No verdict: in every seed a training diverged.";
    }
    boolean identical =
        accuracy.stream().allMatch(comparison -> comparison.verdict() == Verdict.IDENTICAL);
    if (result.seeds() == 1 && !identical) {
      return "A single seed cannot tell whether %s and %s differ; train at least two, better five, with --seeds.%s"
          .formatted(
              names(result.candidates().stream().map(ComparedLoss::name).toList()),
              baseline,
              result.mcNemar().isEmpty()
                  ? ""
                  : " McNemar's test on the predictions takes the place of the interval here.");
    }
    return result.candidates().size() == 1 ? sentence(accuracy.get(0)) : summary(accuracy);
  }

  private String sentence(PairedComparison comparison) {
    String candidate = comparison.candidate();
    String baseline = comparison.baseline();
    String interval = interval(comparison);
    String margin = text(comparison).margin();
    return switch (comparison.verdict()) {
      case IDENTICAL ->
          "%s and %s gave the same answer to every test example of %s. That is what was seen; it claims nothing about other seeds or other examples."
              .formatted(candidate, baseline, seeds());
      case EQUIVALENT ->
          "No difference in %s that matters: over %s %s is %s from %s (95 %% interval %s), inside the %s that were fixed beforehand."
              .formatted(
                  text(comparison).name(),
                  seeds(),
                  candidate,
                  difference(comparison),
                  baseline,
                  interval,
                  margin);
      case BETTER ->
          "%s is %s on the test examples than %s: over %s the difference is %s (95 %% interval %s)."
              .formatted(
                  candidate, accurate("more"), baseline, seeds(), difference(comparison), interval);
      case WORSE ->
          "%s is %s on the test examples than %s: over %s the difference is %s (95 %% interval %s)."
              .formatted(
                  candidate, accurate("less"), baseline, seeds(), difference(comparison), interval);
      case INCONCLUSIVE -> undecided(comparison);
    };
  }

  private String undecided(PairedComparison comparison) {
    if (comparison.outlook() == null) {
      return "No verdict on %s and %s: not all trainings came to their end."
          .formatted(comparison.candidate(), comparison.baseline());
    }
    return "%s cannot tell whether %s and %s are %s: the difference, %s here, may lie anywhere in %s, and only %s would not matter."
        .formatted(
            capitalized(seeds()),
            comparison.candidate(),
            comparison.baseline(),
            accurate("equally"),
            difference(comparison),
            interval(comparison),
            text(comparison).margin());
  }

  private String accurate(String degree) {
    return switch (result.task()) {
      case ONE_CLASS -> degree + " accurate";
      case LABEL_SET -> degree + " often right about all labels";
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
    return "%s against %s over %s: %s."
        .formatted(capitalized(accuracyOnTestExamples()), result.baseline().name(), seeds(), parts);
  }

  private static String group(Verdict verdict, List<String> losses) {
    String verb = losses.size() == 1 ? " is " : " are ";
    return switch (verdict) {
      case IDENTICAL -> names(losses) + " answered every test example as it did";
      case EQUIVALENT -> names(losses) + verb + "equivalent";
      case BETTER -> names(losses) + verb + "better";
      case WORSE -> names(losses) + verb + "worse";
      case INCONCLUSIVE -> "no conclusion on " + names(losses);
    };
  }

  /** What the verdict leaves out: other metrics in which a candidate is better or worse. */
  public List<String> besides() {
    List<String> sentences = new ArrayList<>();
    for (ComparedLoss candidate : result.candidates()) {
      List<String> parts =
          result.comparisons().stream()
              .filter(comparison -> comparison.candidate().equals(candidate.name()))
              .filter(comparison -> !comparison.metric().is(Metric.TEST_ACCURACY))
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
            text(comparison).name(),
            difference(comparison));
  }

  private String accuracyOnTestExamples() {
    return switch (result.task()) {
      case ONE_CLASS -> "test accuracy";
      case LABEL_SET -> "exact match";
    };
  }

  public String seeds() {
    return result.seeds() == 1 ? "one seed" : result.seeds() + " seeds";
  }

  /** How the numbers of a comparison are written. */
  public MetricText text(PairedComparison comparison) {
    return MetricText.of(comparison.metric());
  }

  public String difference(PairedComparison comparison) {
    MetricText text = text(comparison);
    return text.signed(comparison.meanDifference()) + " " + text.unit();
  }

  public String interval(PairedComparison comparison) {
    MetricText text = text(comparison);
    return Double.isNaN(comparison.interval().low())
        ? "none"
        : "%s to %s"
            .formatted(
                text.signed(comparison.interval().low()),
                text.signed(comparison.interval().high()));
  }

  private List<PairedComparison> comparisons(Metric metric) {
    return result.comparisons().stream()
        .filter(comparison -> comparison.metric().is(metric))
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
