package dev.crossentropy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.chart.FreeSpot.Spot;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreeSpotTest {

  private static final Chart EMPTY =
      Chart.of("", "", Axis.exactly("x", 0, 1), Axis.exactly("y", 0, 1));
  private static final Frame FRAME = Frame.of(EMPTY);
  private static final double HEIGHT = FRAME.y(0.8);
  private static final Spot LEFT = Spot.upTo(FRAME.x(0.5) - 5, HEIGHT);
  private static final Spot RIGHT = Spot.from(FRAME.x(0.5) + 5, HEIGHT);

  @Test
  void takesTheFirstWhereNothingIsInTheWay() {
    assertThat(choose(EMPTY, "label", LEFT, RIGHT)).isEqualTo(LEFT);
  }

  @Test
  void evadesALineThatCrossesBetweenItsPoints() {
    Chart crossed = EMPTY.curve(Ink.BLUE, "loss", new double[] {0.3, 0.5}, new double[] {1, 0.7});
    assertThat(choose(crossed, "label", LEFT, RIGHT)).isEqualTo(RIGHT);
  }

  @Test
  void staysInsideThePlotBeforeAllElse() {
    Chart crossed = EMPTY.curve(Ink.BLUE, "loss", new double[] {0, 0.5}, new double[] {0.8, 0.8});
    Spot inside = Spot.from(FRAME.left() + 5, HEIGHT);
    assertThat(choose(crossed, "a label that is too long there", RIGHT, inside)).isEqualTo(inside);
  }

  private static Spot choose(Chart chart, String label, Spot... spots) {
    return FreeSpot.in(chart, FRAME).choose(label, List.of(spots));
  }
}
