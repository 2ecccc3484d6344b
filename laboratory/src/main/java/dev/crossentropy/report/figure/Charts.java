package dev.crossentropy.report.figure;

import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Ink;
import dev.crossentropy.report.chart.Layer;
import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Dots;
import dev.crossentropy.report.chart.Layer.Fill;
import dev.crossentropy.report.chart.Layer.Stroke;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The figures of a stored result. */
public final class Charts {

  /**
   * A chart and the name of its file.
   *
   * @param name without folder and ending
   */
  public record Figure(String name, Chart chart) {}

  private final ComparisonResult result;
  private final StoredResult stored;
  private final List<String> losses;
  private final List<Figure> learningCurves;
  private final List<Figure> reliability;
  private final List<Figure> exampleLosses;
  private final List<Figure> scores;

  public Charts(StoredResult stored) {
    this.stored = stored;
    this.result = stored.result();
    this.losses = result.losses().stream().map(ComparedLoss::name).toList();
    learningCurves = LearningCurves.of(result);
    reliability = stored.answeredAlike().stream().map(this::reliability).toList();
    exampleLosses = drawExampleLosses();
    scores = drawScores();
  }

  public List<Figure> learningCurves() {
    return learningCurves;
  }

  public List<Figure> reliability() {
    return reliability;
  }

  public List<Figure> exampleLosses() {
    return exampleLosses;
  }

  public List<Figure> scores() {
    return scores;
  }

  /** All of them, in the page's order. */
  public List<Figure> all() {
    return Stream.of(learningCurves, reliability, exampleLosses, scores)
        .flatMap(List::stream)
        .toList();
  }

  /** One chart for each loss that differs: points of several would hide each other. */
  private Figure reliability(List<String> alike) {
    String name = alike.get(0);
    int loss = losses.indexOf(name);
    List<Predictions> seeds = stored.predictionsOf(name);
    Reliability bins = hasLabelSets() ? Reliability.ofLabels(seeds) : Reliability.ofAnswers(seeds);
    return new Figure(
        "reliability-" + name,
        Chart.of(
                String.join(" = ", alike),
                bins.inWords(),
                Axis.exactly(
                    hasLabelSets() ? "probability of a label (%)" : "confidence (%)", 0, 100),
                Axis.exactly(hasLabelSets() ? "label is there (%)" : "correct (%)", 0, 100))
            .diagonal("perfectly calibrated")
            .with(new Curve(Ink.of(loss), Stroke.THIN, name, bins.confidence(), bins.accuracy()))
            .with(
                new Dots(
                    Ink.of(loss),
                    Fill.FULL,
                    bins.confidence(),
                    bins.accuracy(),
                    bins.relativeSizes())));
  }

  private List<Figure> drawExampleLosses() {
    if (stored.answeredAlike().isEmpty()) {
      return List.of();
    }
    LossHistogram histogram = LossHistogram.of(stored);
    List<Curve> lines =
        IntStream.range(0, histogram.losses().size())
            .mapToObj(
                i ->
                    new Curve(
                        Ink.of(losses.indexOf(histogram.losses().get(i))),
                        Stroke.of(losses.indexOf(histogram.losses().get(i))),
                        histogram.losses().get(i),
                        histogram.x(),
                        histogram.percent(i)))
            .toList();
    return List.of(
        figure(
            "example-losses",
            Chart.of(
                    "Cross-entropy of single test examples",
                    histogram.inWords(),
                    Axis.logarithmic(
                        "cross-entropy of an example (nats)", histogram.low(), histogram.high()),
                    Axis.linear("test examples (%)", 0, highest(lines)))
                .vertical(LossHistogram.blindGuess(result), "a blind guess"),
            lines));
  }

  private List<Figure> drawScores() {
    ScoreProbe probe = stored.probe();
    if (probe == null || probe.own().exact().length == 0) {
      return List.of();
    }
    List<Curve> lines = new ArrayList<>();
    List<Layer> dots = new ArrayList<>();
    for (int i = 0; i < probe.losses().size(); i++) {
      String name = probe.losses().get(i);
      lines.add(
          new Curve(
              Ink.of(i), Stroke.of(i), name, probe.trace().exact(), probe.trace().scores()[i]));
      dots.add(
          new Dots(
              Ink.of(i), Fill.FULL, probe.own().exact(), probe.own().scores()[i], new double[0]));
    }
    double reached = probe.own().exact()[probe.own().exact().length - 1];
    // To a hundredth: 40.000001 must not lengthen the axis to 50.
    double end = Math.rint(100 * Math.max(reached, lastOr(probe.trace().exact(), reached))) / 100;
    return List.of(
        figure(
            "scores",
            Chart.of(
                    "What each loss scores where the exact cross-entropy is known",
                    Saturation.inWords(probe),
                    Axis.linear("exact cross-entropy (nats)", 0, end),
                    Axis.linear("score of the loss", 0, Math.min(end, highest(lines))))
                .vertical(reached, "this run reaches " + Numbers.three(reached)),
            Stream.concat(lines.stream(), dots.stream()).toList()));
  }

  static Figure figure(String name, Chart axes, List<? extends Layer> layers) {
    Chart chart = axes;
    for (Layer layer : layers) {
      chart = chart.with(layer);
    }
    return new Figure(name, chart);
  }

  private boolean hasLabelSets() {
    return result.task() == Task.LABEL_SET;
  }

  private static double lastOr(double[] values, double absent) {
    return values.length == 0 ? absent : values[values.length - 1];
  }

  private static double highest(List<Curve> lines) {
    return lines.stream()
        .flatMapToDouble(line -> Arrays.stream(line.y()))
        .filter(Double::isFinite)
        .max()
        .orElse(1);
  }
}
