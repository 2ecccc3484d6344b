package dev.crossentropy.report.page;

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
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.function.ScoreProbe;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
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

  /** A line a few hundred pixels wide shows no more points than this. */
  private static final int MOST_EPOCHS = 150;

  private final ComparisonResult result;
  private final StoredResult stored;

  public Charts(StoredResult stored) {
    this.stored = stored;
    this.result = stored.result();
  }

  /** All of them, in the page's order. */
  public List<Figure> all() {
    List<Figure> all = new ArrayList<>(learningCurves());
    all.addAll(reliability());
    all.addAll(exampleLosses());
    all.addAll(scores());
    return all;
  }

  List<Figure> learningCurves() {
    return List.of(
        learningCurve(
            "learning-test-loss",
            "Exact cross-entropy on the test examples",
            "test cross-entropy (nats)",
            EpochResult::testLoss),
        learningCurve(
            "learning-train-loss",
            "Training loss, each network’s own",
            "training loss",
            EpochResult::trainLoss),
        learningCurve(
            "learning-test-accuracy",
            hasLabelSets()
                ? "Test examples with every label right"
                : "Accuracy on the test examples",
            hasLabelSets() ? "exact match (%)" : "test accuracy (%)",
            epoch -> 100 * epoch.testAccuracy()));
  }

  private Figure learningCurve(
      String name, String title, String yLabel, ToDoubleFunction<EpochResult> value) {
    List<Curve> lines = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < result.losses().size(); i++) {
      String loss = result.losses().get(i).name();
      List<RunResult> runs = result.runsOf(loss);
      if (runs.isEmpty()) {
        continue;
      }
      // Early stopping ends some runs before others: a mean is one of all.
      int epochs = runs.stream().mapToInt(run -> run.epochs().size()).min().orElseThrow();
      int[] shown = evenly(epochs);
      double[] x = Arrays.stream(shown).mapToDouble(e -> e + 1).toArray();
      double[] mean = new double[shown.length];
      for (RunResult run : runs) {
        double[] y =
            Arrays.stream(shown)
                .mapToDouble(e -> value.applyAsDouble(run.epochs().get(e)))
                .toArray();
        IntStream.range(0, y.length).forEach(e -> mean[e] += y[e] / runs.size());
        if (runs.size() > 1) {
          lines.add(new Curve(Ink.of(i), Stroke.FAINT, loss, x, y));
        }
      }
      lines.add(new Curve(Ink.of(i), Stroke.of(i), loss, x, mean));
      ends.add(
          "%s from %s to %s"
              .formatted(loss, Numbers.three(mean[0]), Numbers.three(mean[mean.length - 1])));
    }
    int epochs = result.training().epochs();
    boolean percent = yLabel.endsWith("(%)");
    double[] ys = lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())).toArray();
    Axis y =
        percent
            ? Axis.exactly(yLabel, Math.floor(Arrays.stream(ys).min().orElse(0) / 10) * 10, 100)
            : Axis.fromZero(yLabel, Arrays.stream(ys));
    return figure(
        name,
        Chart.of(
            title,
            "Mean over seeds, epoch 1 to %d: %s.".formatted(epochs, String.join("; ", ends)),
            Axis.counting("epoch", Math.min(1, epochs - 1), Math.max(2, epochs)),
            y),
        lines);
  }

  private static int[] evenly(int size) {
    int count = Math.min(size, MOST_EPOCHS);
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1)))
        .toArray();
  }

  /** One chart for each loss: points of several losses would hide each other. */
  List<Figure> reliability() {
    if (!stored.hasPredictions()) {
      return List.of();
    }
    return IntStream.range(0, result.losses().size()).mapToObj(this::reliability).toList();
  }

  private Figure reliability(int loss) {
    String name = result.losses().get(loss).name();
    List<Predictions> seeds = stored.predictionsOf(name);
    Reliability bins = hasLabelSets() ? Reliability.ofLabels(seeds) : Reliability.ofAnswers(seeds);
    return new Figure(
        "reliability-" + name,
        Chart.of(
                "Reliability of " + name,
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

  List<Figure> exampleLosses() {
    if (!stored.hasPredictions()) {
      return List.of();
    }
    LossHistogram histogram = LossHistogram.of(stored);
    List<Curve> lines =
        IntStream.range(0, result.losses().size())
            .mapToObj(
                i ->
                    new Curve(
                        Ink.of(i),
                        Stroke.of(i),
                        result.losses().get(i).name(),
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

  List<Figure> scores() {
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

  private static Figure figure(String name, Chart axes, List<? extends Layer> layers) {
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
