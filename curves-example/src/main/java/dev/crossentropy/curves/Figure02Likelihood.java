package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.GREEN;
import static dev.crossentropy.report.chart.Ink.GREY;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.information.Likelihood;
import dev.crossentropy.information.Sigmoid;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Ink;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Likelihood, its logarithm and the negative of that, over the one weight of {@code σ(w·x)}. */
final class Figure02Likelihood implements Figure {

  private static final Axis WEIGHT = Axis.every("w", -2, 4, 1);

  private final double best = MostLikelyWeight.find();
  private final Table points =
      new Table(
          List.of("w", "likelihood", "log_likelihood", "negative_log_likelihood"),
          Arrays.stream(Range.of(-2, 4, 50)).mapToObj(Figure02Likelihood::row).toList());

  private static double[] row(double w) {
    double[] predictions = LabelledSample.predictions(w);
    int[] labels = LabelledSample.labels();
    return new double[] {
      w,
      Likelihood.of(predictions, labels),
      Likelihood.logOf(predictions, labels),
      Likelihood.negativeLogOf(predictions, labels)
    };
  }

  @Override
  public String name() {
    return "02-likelihood";
  }

  @Override
  public String title() {
    return "From the likelihood of the labels to a cost to be minimised";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Each weight w makes the eight labels of the sample more or less probable: that"
            + " probability, a product of eight factors, is the likelihood L(w).",
        "Its logarithm is a sum instead of a product, and the minus sign turns a summit into a"
            + " valley: all three have their best weight in the same place, w = %s."
                .formatted(text(best)),
        "The negative log-likelihood is the cross-entropy between labels and predictions, summed"
            + " over the sample; divided by eight it is the cost that training lowers.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Map<String, Table> furtherPoints() {
    return Map.of("sample", sample(), "model", model());
  }

  @Override
  public Table highlights() {
    return Table.of(points.columns(), row(-1), row(0), row(best), row(2), row(4))
        .headed("w", "L(w)", "log L(w)", "−log L(w)");
  }

  @Override
  public List<Chart> charts() {
    return List.of(
        fit(),
        over("Likelihood", "likelihood", "maximum", BLUE, Axis.every("L(w)", 0, 0.06, 0.01)),
        over(
            "Log-likelihood",
            "log_likelihood",
            "maximum",
            GREEN,
            Axis.every("log L(w)", -20, 0, 5)),
        over(
            "Negative log-likelihood",
            "negative_log_likelihood",
            "minimum",
            ORANGE,
            Axis.every("−log L(w)", 0, 20, 5)));
  }

  private static Table sample() {
    double[] features = LabelledSample.features();
    int[] labels = LabelledSample.labels();
    return new Table(
        List.of("x", "y"),
        IntStream.range(0, labels.length)
            .mapToObj(i -> new double[] {features[i], labels[i]})
            .toList());
  }

  private Table model() {
    return new Table(
        List.of("x", "prediction"),
        Arrays.stream(Range.of(-5, 5, 20))
            .mapToObj(x -> new double[] {x, Sigmoid.of(best * x)})
            .toList());
  }

  private Chart fit() {
    return Chart.of(
            "The sample, and the most likely model",
            "Eight dots: label 0 at x = −4, −3, −2 and 1, label 1 at x = −1, 2, 3 and 4; through"
                + " them an S-shaped curve, the model of greatest likelihood.",
            Axis.every("x", -5, 5, 1),
            Axis.every("label y, and σ(w·x)", -0.2, 1.2, 0.5))
        .curve(GREY, "σ(w·x)", model().column("x"), model().column("prediction"))
        .dots(BLUE, sample().column("x"), sample().column("y"))
        .note(GREY, Side.RIGHT, 0.6, 0.6, "σ(w·x), w = " + text(best));
  }

  private Chart over(String title, String column, String extremum, Ink ink, Axis axis) {
    double height = Table.of(points.columns(), row(best)).column(column)[0];
    return Chart.of(
            title,
            "A curve of %s over the weight w from −2 to 4, its %s marked at w = %s with the height %s."
                .formatted(axis.label(), extremum, text(best), Table.brief(height)),
            WEIGHT,
            axis)
        .vertical(best, "")
        .curve(ink, axis.label(), points.column("w"), points.column(column))
        .dot(ink, best, height)
        .note(
            ink,
            Side.RIGHT,
            best + 0.1,
            labelHeight(axis, height),
            extremum + " at w = " + text(best));
  }

  /** Beside the summit or the valley, on the side where there is room. */
  private static double labelHeight(Axis axis, double height) {
    double room = (axis.high() - axis.low()) * 0.08;
    return height - axis.low() > axis.high() - height ? height + room : height - room;
  }

  private static String text(double weight) {
    return String.format(Locale.ROOT, "%.2f", weight);
  }
}
