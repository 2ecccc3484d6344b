package dev.crossentropy.curves;

import dev.crossentropy.information.Softmax;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.report.chart.Chart;
import java.util.Arrays;
import java.util.List;

/** The softmax and its cross-entropy over two logits of three. */
final class Figure08SoftmaxSurface implements Figure {

  private final Table points =
      LogitPlane.table(
          List.of("p1", "cross_entropy"),
          List.of(
              Arrays.stream(LogitPlane.logits()).mapToDouble(z -> Softmax.of(z)[0]).toArray(),
              LogitPlane.cost(new CrossEntropyLoss())));

  @Override
  public String name() {
    return "08-softmax-surface";
  }

  @Override
  public String title() {
    return "Softmax and cross-entropy over the logits of three classes";
  }

  @Override
  public Reading reading() {
    return new Reading(
        "Three classes have logits z₁, z₂ and 0, the first class is the right one, and the softmax"
            + " makes probabilities of them: seen from above, p₁ is a cliff between two plains.",
        "The logarithm undoes the exponentials: the cost −log p₁ falls along straight, evenly"
            + " spaced lines, however far from the goal.",
        "The lines bend where z₂ falls below 0, because from there on the third class, not the"
            + " second, is the rival to beat.");
  }

  @Override
  public Table points() {
    return points;
  }

  @Override
  public Table highlights() {
    return LogitPlane.highlights(points).headed("z₁", "z₂", "p₁", "−log p₁");
  }

  @Override
  public List<Chart> charts() {
    Chart probability =
        Chart.of(
                "p₁, the probability of the right class",
                "A map over both logits: p₁ is below 0.1 on the left and above, beyond 0.9 on the"
                    + " lower right, and changes in a narrow belt that follows z₁ = 0 for negative"
                    + " z₂ and z₁ = z₂ for positive z₂.",
                LogitPlane.rightLogit(),
                LogitPlane.wrongLogit())
            .with(LogitPlane.bands(points.column("p1"), 0.1, 0.3, 0.5, 0.7, 0.9));
    Chart cost =
        Chart.of(
                "−log p₁, its cross-entropy",
                "A map over both logits: the cost is below 0.1 on the lower right and rises evenly,"
                    + " in parallel lines, to 12 on the upper left.",
                LogitPlane.rightLogit(),
                LogitPlane.wrongLogit())
            .with(LogitPlane.bands(points.column("cross_entropy"), 0.1, 1, 2, 4, 6, 8, 10));
    return List.of(probability, cost);
  }
}
