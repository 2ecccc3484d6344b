package dev.crossentropy.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.PathIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContourTest {

  private static final double[] GRID =
      IntStream.rangeClosed(-50, 50).mapToDouble(i -> i / 25.0).toArray();

  @Test
  void contourOfABowlIsACircle() {
    Contour contour = Contour.of(bowl(), 1);

    double[] point = new double[6];
    int points = 0;
    for (PathIterator path = contour.line().getPathIterator(null); !path.isDone(); path.next()) {
      path.currentSegment(point);
      points++;
      // Linear interpolation in a cell of 0.04 misses a parabola by at most 0.04²/8.
      assertThat(Math.hypot(point[0], point[1])).isCloseTo(1, within(2e-4));
    }
    assertThat(points).isGreaterThan(100);
  }

  @Test
  void labelStandsOnTheFallingDiagonal() {
    var point = Contour.of(bowl(), 1).nearDiagonal(0);

    assertThat(point).isNotNull();
    double cell = GRID[1] - GRID[0];
    assertThat(point.x + point.y).isCloseTo(0, within(cell));
  }

  @Test
  void heightThatIsNeverReachedHasNoLabel() {
    assertThat(Contour.of(bowl(), -1).nearDiagonal(0)).isNull();
  }

  @Test
  void surfaceIsInterpolatedBetweenItsPoints() {
    assertThat(bowl().at(GRID[3], GRID[7])).isEqualTo(bowl().height()[3][7]);
    assertThat(bowl().at(0.02, 0)).isCloseTo((0 + 0.04 * 0.04) / 2, within(1e-15));
  }

  private static Surface bowl() {
    double[][] height = new double[GRID.length][GRID.length];
    for (int i = 0; i < GRID.length; i++) {
      for (int j = 0; j < GRID.length; j++) {
        height[i][j] = GRID[i] * GRID[i] + GRID[j] * GRID[j];
      }
    }
    return new Surface(GRID, GRID, height);
  }
}
