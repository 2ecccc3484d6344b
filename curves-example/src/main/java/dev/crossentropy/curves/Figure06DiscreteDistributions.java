package dev.crossentropy.curves;

import static dev.crossentropy.report.chart.Ink.BLUE;
import static dev.crossentropy.report.chart.Ink.GREEN;
import static dev.crossentropy.report.chart.Ink.GREY;
import static dev.crossentropy.report.chart.Ink.ORANGE;

import dev.crossentropy.information.DiscreteDistribution;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Layer.Side;
import java.util.Arrays;
import java.util.List;

/** H(P,Q) = H(P) + KL(P‖Q) as Q moves away from P in two directions. */
final class Figure06DiscreteDistributions implements Figure {

  private static final double[] TRUTH = {0.5, 0.25, 0.25};

  /** Where Q moves: away from the first outcome, in favour of the third. Sums to zero. */
  private static final double[] DIRECTION = {-0.45, -0.1, 0.55};

  private static final DiscreteDistribution P = DiscreteDistribution.of(TRUTH);

  /** From nearly denying the third outcome, which it does at −0.4545…, to doubling it and more. */
  private final Table points =
      new Table(
          List.of("t", "q1", "q2", "q3", "entropy_p", "kl", "cross_entropy"),
          Arrays.stream(Range.of(-90, 200, 5))
              .map(t -> t / 200)
              .mapToObj(Figure06DiscreteDistributions::row)
              .toList());

  private static double[] row(double t) {
    DiscreteDistribution q = q(t);
    return new double[] {
      t,
      q.probability(0),
      q.probability(1),
      q.probability(2),
      P.entropy(),
      P.klDivergence(q),
      P.crossEntropy(q)
    };
  }

  private static DiscreteDistribution q(double t) {
    double[] q = new double[TRUTH.length];
    for (int x = 0; x < q.length; x++) {
      q[x] = TRUTH[x] + t * DIRECTION[x];
    }
    return DiscreteDistribution.of(q);
  }

  @Override
  public String name() {
    return "06-discrete-distributions";
  }

  @Override
  public String title() {
    return "H(P,Q) = H(P) + KL(P‖Q): the price of believing Q";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Outcomes come from P, somebody believes Q, and t moves Q away from P in one direction or"
            + " the other.",
        "The mean surprise H(P,Q) never falls below the entropy H(P), which is nobody's fault; what"
            + " lies above it is the divergence KL(P‖Q), and it is zero only at Q = P.",
        "On the left Q all but rules out an outcome that does happen, one time in four, and the"
            + " price grows without bound.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return points
        .nearest(-0.45, -0.2, 0, 0.5, 1)
        .headed("t", "q₁", "q₂", "q₃", "H(P)", "KL(P‖Q)", "H(P,Q)");
  }

  @Override
  public List<Chart> charts() {
    return List.of(distributions(), sum());
  }

  private static Chart distributions() {
    return Chart.of(
            "P, and Q at both ends of its way",
            "Bars of three distributions over three outcomes: P is 0.50, 0.25, 0.25; Q at t = −0.45"
                + " is 0.70, 0.30, 0.00; Q at t = 1 is 0.05, 0.15, 0.80.",
            Axis.every("outcome x", 0.4, 3.6, 1),
            Axis.every("probability", 0, 1, 0.2))
        .bars(BLUE, 0.24, shifted(0), TRUTH)
        .bars(GREEN, 0.24, shifted(-0.26), q(-0.45).probabilities())
        .bars(ORANGE, 0.24, shifted(0.26), q(1).probabilities())
        .note(GREEN, Side.ABOVE, 0.82, 0.7, "Q, t = −0.45")
        .note(BLUE, Side.ABOVE, 1, 0.5, "P")
        .note(ORANGE, Side.ABOVE, 3.22, 0.8, "Q, t = 1");
  }

  private static double[] shifted(double by) {
    return new double[] {1 + by, 2 + by, 3 + by};
  }

  private Chart sum() {
    double[] t = points.column("t");
    double[] entropy = points.column("entropy_p");
    double[] crossEntropy = points.column("cross_entropy");
    return Chart.of(
            "Cross-entropy as Q moves away",
            "Over t from −0.5 to 1, a band of constant height 1.04, the entropy of P, and on it a"
                + " wedge, the divergence, which vanishes at t = 0, reaches 0.9 at t = 1 and shoots"
                + " up beyond 0.8 at t = −0.45.",
            Axis.every("t  (Q = P at 0)", -0.5, 1, 0.5),
            Axis.every("nats", 0, 2.5, 0.5))
        .area(GREY, t, new double[t.length], entropy)
        .area(ORANGE, t, entropy, crossEntropy)
        .curve(GREY, "H(P)", t, entropy)
        .curve(BLUE, "H(P,Q)", t, crossEntropy)
        .dot(BLUE, 0, P.entropy())
        .note(BLUE, Side.LEFT, 0.8, 1.75, "H(P,Q)")
        .note(ORANGE, Side.CENTRE, 0.78, 1.25, "KL(P‖Q)")
        .note(GREY, Side.CENTRE, 0.25, 0.5, "H(P) = 1.04");
  }
}
