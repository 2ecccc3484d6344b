package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.GREEN;
import static dev.crossentropy.report.chart.Ink.GREY;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.information.NormalDistribution;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The same sum for densities: two normal distributions, one of them moving. */
final class Figure07NormalDistributions implements Figure {

  private static final NormalDistribution P = new NormalDistribution(0, 1);
  private static final NormalDistribution NARROW = new NormalDistribution(2, 1);
  private static final NormalDistribution WIDE = new NormalDistribution(2, 2);
  private static final Table DENSITIES =
      new Table(
          List.of("x", "p", "q_sd_1", "q_sd_2"),
          Arrays.stream(Range.of(-4, 8, 20))
              .mapToObj(x -> new double[] {x, P.density(x), NARROW.density(x), WIDE.density(x)})
              .toList());

  private final Table points =
      new Table(
          List.of(
              "mean_q",
              "entropy_p",
              "kl_sd_1",
              "cross_entropy_sd_1",
              "kl_sd_2",
              "cross_entropy_sd_2"),
          Arrays.stream(Range.of(-4, 4, 20)).mapToObj(Figure07NormalDistributions::row).toList());

  private static double[] row(double mean) {
    NormalDistribution narrow = new NormalDistribution(mean, 1);
    NormalDistribution wide = new NormalDistribution(mean, 2);
    return new double[] {
      mean,
      P.entropy(),
      P.klDivergence(narrow),
      P.crossEntropy(narrow),
      P.klDivergence(wide),
      P.crossEntropy(wide)
    };
  }

  @Override
  public String name() {
    return "07-normal-distributions";
  }

  @Override
  public String title() {
    return "The same for densities: cross-entropy of normal distributions";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Values come from the standard normal p, and the model q is a normal distribution of"
            + " another mean, as sure of itself as p (σ = 1) or less so (σ = 2).",
        "As a function of the model's mean the cross-entropy is a parabola on top of the entropy:"
            + " least squares is cross-entropy under a normal model.",
        "Where the means agree the cautious model pays for its doubt; once they are a standard"
            + " deviation apart, the doubt is worth more than it costs.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Map<String, Table> furtherPoints() {
    return Map.of("densities", DENSITIES);
  }

  @Override
  public Table highlights() {
    return points
        .nearest(0, 1, 2, 3, 4)
        .headed("mean of q", "h(p)", "KL, σ = 1", "h(p,q), σ = 1", "KL, σ = 2", "h(p,q), σ = 2");
  }

  @Override
  public List<Chart> charts() {
    return List.of(densities(), sum());
  }

  private static Chart densities() {
    double[] x = DENSITIES.column("x");
    return Chart.of(
            "The densities",
            "Three bell curves: p with mean 0 and standard deviation 1, q with mean 2 and the same"
                + " width, and q with mean 2, twice as wide and half as high.",
            Axis.every("x", -4, 8, 2),
            Axis.every("density", 0, 0.5, 0.1))
        .curve(BLUE, "p", x, DENSITIES.column("p"))
        .curve(ORANGE, "q, σ = 1", x, DENSITIES.column("q_sd_1"))
        .dashed(GREEN, "q, σ = 2", x, DENSITIES.column("q_sd_2"))
        .note(BLUE, Side.ABOVE, 0, 0.41, "p: μ = 0, σ = 1")
        .note(ORANGE, Side.RIGHT, 2.6, 0.36, "q: μ = 2, σ = 1")
        .note(GREEN, Side.RIGHT, 4.1, 0.14, "q: μ = 2, σ = 2");
  }

  private Chart sum() {
    double[] mean = points.column("mean_q");
    double[] entropy = points.column("entropy_p");
    double[] narrow = points.column("cross_entropy_sd_1");
    return Chart.of(
            "h(p,q) = h(p) + KL(p‖q)",
            "Over the mean of q from −4 to 4, a band of constant height 1.42, the entropy of p; on"
                + " it a steep parabola for σ = 1 that touches the band at mean 0, and a flat one"
                + " for σ = 2 that stays above it and crosses the steep one near −0.9 and 0.9.",
            Axis.every("mean of q", -4, 4, 1),
            Axis.every("nats", 0, 8, 1))
        .area(GREY, mean, new double[mean.length], entropy)
        .area(ORANGE, mean, entropy, narrow)
        .curve(GREY, "h(p)", mean, entropy)
        .curve(ORANGE, "σ = 1", mean, narrow)
        .dashed(GREEN, "σ = 2", mean, points.column("cross_entropy_sd_2"))
        .dot(ORANGE, 0, P.entropy())
        .note(ORANGE, Side.LEFT, 2.7, 5.5, "h(p,q), σ = 1")
        .note(GREEN, Side.ABOVE, 0, 2.1, "h(p,q), σ = 2")
        .note(GREY, Side.CENTRE, 0, 0.7, "h(p) = 1.42");
  }
}
