package dev.crossentropy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.chart.FreeSpot.Spot;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class FreeSpotTest {

  private static final Spot LEFT = Spot.upTo(95, 20);
  private static final Spot RIGHT = Spot.from(105, 20);

  private final FreeSpot free = new FreeSpot(new Rectangle2D.Double(0, 0, 200, 100));

  @Test
  void takesTheFirstWhereNothingIsInTheWay() {
    assertThat(free.choose("label", List.of(LEFT, RIGHT))).isEqualTo(LEFT);
  }

  @Test
  void evadesALineThatCrossesBetweenItsPoints() {
    avoid(Line.mean("loss", 0, new double[] {40, 99}, new double[] {0, 40}));
    assertThat(free.choose("label", List.of(LEFT, RIGHT))).isEqualTo(RIGHT);
  }

  @Test
  void staysInsideThePlotBeforeAllElse() {
    avoid(Line.mean("loss", 0, new double[] {0, 99}, new double[] {15, 15}));
    assertThat(free.choose("a label too long for it", List.of(RIGHT, Spot.from(5, 20))))
        .isEqualTo(Spot.from(5, 20));
  }

  private void avoid(Line line) {
    free.avoid(line, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity());
  }
}
