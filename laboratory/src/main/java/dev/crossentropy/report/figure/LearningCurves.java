package dev.crossentropy.report.figure;

import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Ink;
import dev.crossentropy.report.chart.Layer;
import dev.crossentropy.report.chart.Layer.Area;
import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Stroke;
import dev.crossentropy.report.figure.Charts.Figure;
import dev.crossentropy.report.text.Numbers;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.EpochResult;
import dev.crossentropy.training.RunResult;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Loss and accuracy after each epoch: the mean over seeds, and how far the seeds lie apart. */
public final class LearningCurves {

  /** From this many seeds on a band shows them better than as many lines. */
  public static final int BAND_FROM = 6;

  /** A line a few hundred pixels wide shows no more points than this. */
  private static final int MOST_EPOCHS = 150;

  private final ComparisonResult result;

  private LearningCurves(ComparisonResult result) {
    this.result = result;
  }

  /** None after a single epoch, of which a table says all. */
  static List<Figure> of(ComparisonResult result) {
    boolean curved = result.trained().stream().anyMatch(run -> run.epochs().size() > 1);
    return curved ? new LearningCurves(result).figures() : List.of();
  }

  private List<Figure> figures() {
    boolean sets = result.task() == Task.LABEL_SET;
    return List.of(
        figure(
            "learning-test-loss",
            "Exact cross-entropy on the test examples",
            "test cross-entropy (nats)",
            EpochResult::testLoss),
        figure(
            "learning-train-loss",
            "Training loss, each network’s own",
            "training loss",
            EpochResult::trainLoss),
        figure(
            "learning-test-accuracy",
            sets ? "Test examples with every label right" : "Accuracy on the test examples",
            sets ? "exact match (%)" : "test accuracy (%)",
            epoch -> 100 * epoch.testAccuracy()));
  }

  private Figure figure(
      String name, String title, String yLabel, ToDoubleFunction<EpochResult> value) {
    List<Layer> layers = new ArrayList<>();
    List<Curve> means = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < result.losses().size(); i++) {
      String loss = result.losses().get(i).name();
      List<double[]> seeds = result.runsOf(loss).stream().map(run -> values(run, value)).toList();
      if (!seeds.isEmpty()) {
        layers.addAll(spread(i, loss, seeds));
        Curve mean = mean(i, loss, seeds);
        means.add(mean);
        double[] y = mean.y();
        ends.add(
            "%s from %s to %s"
                .formatted(loss, Numbers.three(y[0]), Numbers.three(y[y.length - 1])));
      }
    }
    layers.addAll(means);
    int epochs = result.trained().stream().mapToInt(run -> run.epochs().size()).max().orElseThrow();
    return Charts.figure(
        name,
        Chart.of(
            title,
            "Mean over seeds, epoch 1 to %d: %s.".formatted(epochs, String.join("; ", ends)),
            Axis.counting("epoch", 1, epochs),
            yAxis(yLabel, value)),
        layers);
  }

  private static double[] values(RunResult run, ToDoubleFunction<EpochResult> value) {
    return run.epochs().stream().mapToDouble(value).toArray();
  }

  private Axis yAxis(String label, ToDoubleFunction<EpochResult> value) {
    double[] all =
        result.trained().stream()
            .flatMapToDouble(run -> Arrays.stream(values(run, value)))
            .filter(Double::isFinite)
            .toArray();
    return label.endsWith("(%)")
        ? Axis.exactly(label, Math.floor(Arrays.stream(all).min().orElse(0) / 10 - 1e-9) * 10, 100)
        : Axis.fromZero(label, Arrays.stream(all));
  }

  /** Each seed as a thin line, or all of them as a band from the lowest to the highest. */
  private static List<Layer> spread(int place, String loss, List<double[]> seeds) {
    if (seeds.size() == 1) {
      return List.of();
    }
    if (seeds.size() < BAND_FROM) {
      return seeds.stream()
          .map(y -> (Layer) new Curve(Ink.of(place), Stroke.FAINT, loss, epochs(y), shown(y)))
          .toList();
    }
    int[] epochs = evenly(shortest(seeds));
    return List.of(
        new Area(
            Ink.of(place),
            Arrays.stream(epochs).mapToDouble(e -> e + 1).toArray(),
            Arrays.stream(epochs).mapToDouble(e -> at(e, seeds).getMin()).toArray(),
            Arrays.stream(epochs).mapToDouble(e -> at(e, seeds).getMax()).toArray()));
  }

  /** Early stopping ends some runs before others: a mean is one of all. */
  private static Curve mean(int place, String loss, List<double[]> seeds) {
    int[] epochs = evenly(shortest(seeds));
    return new Curve(
        Ink.of(place),
        Stroke.of(place),
        loss,
        Arrays.stream(epochs).mapToDouble(e -> e + 1).toArray(),
        Arrays.stream(epochs).mapToDouble(e -> at(e, seeds).getAverage()).toArray());
  }

  private static DoubleSummaryStatistics at(int epoch, List<double[]> seeds) {
    return seeds.stream().mapToDouble(y -> y[epoch]).summaryStatistics();
  }

  private static int shortest(List<double[]> seeds) {
    return seeds.stream().mapToInt(y -> y.length).min().orElseThrow();
  }

  private static double[] epochs(double[] values) {
    return Arrays.stream(evenly(values.length)).mapToDouble(e -> e + 1).toArray();
  }

  private static double[] shown(double[] values) {
    return Arrays.stream(evenly(values.length)).mapToDouble(e -> values[e]).toArray();
  }

  private static int[] evenly(int size) {
    int count = Math.min(size, MOST_EPOCHS);
    return IntStream.range(0, count)
        .map(i -> count == 1 ? 0 : (int) ((long) i * (size - 1) / (count - 1)))
        .toArray();
  }
}
