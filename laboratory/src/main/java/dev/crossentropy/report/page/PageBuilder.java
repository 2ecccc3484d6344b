package dev.crossentropy.report.page;

import dev.crossentropy.report.chart.Ink;
import dev.crossentropy.report.chart.Layer.Stroke;
import dev.crossentropy.report.chart.SvgChart;
import dev.crossentropy.report.chart.Theme;
import dev.crossentropy.report.figure.Charts;
import dev.crossentropy.report.figure.Saturation;
import dev.crossentropy.report.page.PageModel.DifferenceGroup;
import dev.crossentropy.report.page.PageModel.DifferenceView;
import dev.crossentropy.report.page.PageModel.EpochRow;
import dev.crossentropy.report.page.PageModel.FigureView;
import dev.crossentropy.report.page.PageModel.LossView;
import dev.crossentropy.report.page.PageModel.SeedRow;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Limits;
import dev.crossentropy.report.text.MetricText;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.report.text.Wording;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.statistics.Metric;
import dev.crossentropy.statistics.PairedComparison;
import dev.crossentropy.statistics.Spread;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Metrics;
import dev.crossentropy.training.prediction.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns a stored result into what the template shows. */
final class PageBuilder {

  /** An interval's picture shows at least this many margins on either side of zero. */
  private static final double LEAST_REACH = 2;

  /** Enough of a checksum to tell runs apart by eye. */
  private static final int CHECKSUM_CHARACTERS = 12;

  private final StoredResult stored;
  private final ComparisonResult result;
  private final List<String> losses;
  private final Wording wording;
  private final Limits limits;

  PageBuilder(StoredResult stored) {
    this.stored = stored;
    this.result = stored.result();
    this.losses = result.losses().stream().map(ComparedLoss::name).toList();
    this.wording = new Wording(result);
    this.limits = new Limits(result);
  }

  PageModel build(Charts charts) {
    Facts facts = new Facts(stored);
    Disagreements disagreements = new Disagreements(stored);
    return new PageModel(
        result.task() == Task.LABEL_SET,
        title(),
        facts.summary(),
        wording.verdict(),
        wording.besides(),
        limits.warnings(),
        losses.get(0),
        IntStream.range(0, losses.size())
            .filter(i -> !result.runsOf(losses.get(i)).isEmpty())
            .mapToObj(this::lossView)
            .toList(),
        IntStream.range(1, losses.size())
            .mapToObj(this::differenceGroup)
            .filter(group -> !group.rows().isEmpty())
            .toList(),
        limits.sentences(),
        facts.mcNemar(),
        result.trained().stream().map(PageBuilder::seedRow).toList(),
        facts.equal(),
        charts.learningCurves().isEmpty() ? onlyEpoch() : List.of(),
        figures(charts.learningCurves()),
        ConfusionMatrix.views(stored),
        ClassTables.of(stored),
        figures(charts.reliability()),
        figures(charts.exampleLosses()),
        figures(charts.scores()),
        facts.parities(),
        saturation(),
        disagreements.agreements(),
        disagreements.pictures(),
        facts.guide(),
        facts.provenance(),
        new FileLinks(stored).groups(charts),
        Arrays.stream(Ink.values()).map(Ink::cssClass).toList(),
        Theme.styleSheet(),
        Theme.script());
  }

  private String title() {
    return losses.size() == 1
        ? "%s: %s".formatted(result.experiment(), losses.get(0))
        : losses.size() == 2
            ? "%s: %s against %s".formatted(result.experiment(), losses.get(1), losses.get(0))
            : "%s: %d losses against %s"
                .formatted(result.experiment(), losses.size() - 1, losses.get(0));
  }

  private LossView lossView(int index) {
    List<RunResult> runs = result.runsOf(losses.get(index));
    return new LossView(
        losses.get(index),
        index,
        SvgChart.key(Ink.of(index), Stroke.of(index)),
        Spread.of(runs, run -> 100 * run.testAccuracy()).text(2),
        Spread.of(runs, RunResult::testLoss).text(4),
        Spread.of(runs, RunResult::ownTestLoss).text(4),
        Spread.of(runs, RunResult::f1).text(3),
        Spread.of(runs, run -> 100 * run.ece()).text(2),
        Spread.of(runs, run -> 100 * run.hammingLoss()).text(2),
        Numbers.fixed(Spread.of(runs, RunResult::examplesPerSecond).mean(), 0),
        Numbers.three(Spread.of(runs, RunResult::trainSeconds).mean()));
  }

  private List<EpochRow> onlyEpoch() {
    return IntStream.range(0, losses.size())
        .filter(i -> !result.runsOf(losses.get(i)).isEmpty())
        .mapToObj(
            i -> {
              List<RunResult> runs = result.runsOf(losses.get(i));
              return new EpochRow(
                  losses.get(i),
                  i,
                  Spread.of(runs, run -> run.epochs().get(0).trainLoss()).text(4),
                  Spread.of(runs, run -> run.epochs().get(0).testLoss()).text(4),
                  Spread.of(runs, run -> 100 * run.epochs().get(0).testAccuracy()).text(2));
            })
        .toList();
  }

  private DifferenceGroup differenceGroup(int index) {
    return new DifferenceGroup(
        losses.get(index),
        index,
        result.comparisons().stream()
            .filter(comparison -> comparison.candidate().equals(losses.get(index)))
            .map(this::differenceView)
            .toList());
  }

  private DifferenceView differenceView(PairedComparison comparison) {
    MetricText text = wording.text(comparison);
    double margin = comparison.metric().margin();
    return new DifferenceView(
        text.name(),
        wording.difference(comparison),
        wording.interval(comparison),
        text.margin(),
        comparison.verdict().name(),
        switch (comparison.verdict()) {
          case IDENTICAL -> "=";
          case EQUIVALENT -> "≈";
          case BETTER -> "▲";
          case WORSE -> "▼";
          case INCONCLUSIVE -> "?";
        },
        Limits.outlook(comparison),
        SvgInterval.of(
            comparison.meanDifference(),
            comparison.interval().low(),
            comparison.interval().high(),
            margin,
            reach(comparison.metric())));
  }

  /** One scale for all candidates, so that their intervals can be compared by eye. */
  private double reach(Metric metric) {
    double widest =
        result.comparisons().stream()
            .filter(comparison -> comparison.metric().is(metric))
            .flatMap(c -> Stream.of(c.meanDifference(), c.interval().low(), c.interval().high()))
            .filter(Double::isFinite)
            .mapToDouble(Math::abs)
            .max()
            .orElse(0);
    return Math.max(LEAST_REACH * metric.margin(), widest * 1.05);
  }

  private static SeedRow seedRow(RunResult run) {
    String checksum = run.parametersSha256();
    return new SeedRow(
        Long.toString(run.seed()),
        run.loss(),
        Numbers.fixed(100 * run.testAccuracy(), 2),
        Numbers.fixed(run.testLoss(), 4),
        Numbers.fixed(run.ownTestLoss(), 4),
        Numbers.fixed(run.f1(), 3),
        Numbers.fixed(100 * run.ece(), 2),
        Numbers.fixed(100 * run.hammingLoss(), 2),
        checksum.substring(0, Math.min(CHECKSUM_CHARACTERS, checksum.length())));
  }

  private static List<FigureView> figures(List<Charts.Figure> figures) {
    return figures.stream()
        .map(figure -> new FigureView(figure.chart().title(), SvgChart.of(figure.chart())))
        .toList();
  }

  private List<String> saturation() {
    ScoreProbe probe = stored.probe();
    if (probe == null || probe.own().exact().length == 0) {
      return List.of();
    }
    double reached = Arrays.stream(probe.own().exact()).max().orElseThrow();
    return IntStream.range(0, losses.size())
        .filter(i -> Saturation.ceiling(probe, i).isPresent())
        .mapToObj(
            i ->
                Saturation.sentence(
                    losses.get(i), Saturation.ceiling(probe, i).getAsDouble(), reached))
        .toList();
  }

  static int calibrationBins() {
    return Metrics.CALIBRATION_BINS;
  }
}
