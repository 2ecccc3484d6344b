package dev.crossentropy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.report.chart.Contour.Corner;
import dev.crossentropy.report.chart.Layer.Bands;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContourTest {

  private static final double[] GRID =
      IntStream.rangeClosed(-50, 50).mapToDouble(i -> i / 25.0).toArray();

  @Test
  void aHillIsOutlinedByACircle() {
    List<List<Corner>> outlines = Contour.outlines(surface(-1), -1);

    assertThat(outlines).hasSize(1);
    assertThat(outlines.get(0)).hasSizeGreaterThan(100).noneMatch(Corner::onRim);
    // Linear interpolation in a cell of 0.04 misses a parabola by at most 0.04²/8.
    assertThat(outlines.get(0))
        .allSatisfy(c -> assertThat(Math.hypot(c.x(), c.y())).isCloseTo(1, within(2e-4)));
  }

  @Test
  void aBowlIsOutlinedByTheRimAndItsHole() {
    List<List<Corner>> outlines = Contour.outlines(surface(1), 1);

    assertThat(outlines).hasSize(2);
    assertThat(outlines).filteredOn(outline -> outline.get(0).onRim()).hasSize(1);
    assertThat(Math.abs(outlines.stream().mapToDouble(ContourTest::area).sum()))
        .isCloseTo(16 - Math.PI, within(0.01));
  }

  @Test
  void aHeightThatIsNeverReachedHasNoOutline() {
    assertThat(Contour.outlines(surface(1), 9)).isEmpty();
  }

  /** Holes count against what surrounds them only if they are walked the other way round. */
  private static double area(List<Corner> outline) {
    double twice = 0;
    for (int i = 0; i < outline.size(); i++) {
      Corner from = outline.get(i);
      Corner to = outline.get((i + 1) % outline.size());
      twice += from.x() * to.y() - to.x() * from.y();
    }
    return twice / 2;
  }

  private static Bands surface(double curvature) {
    double[][] height = new double[GRID.length][GRID.length];
    for (int i = 0; i < GRID.length; i++) {
      for (int j = 0; j < GRID.length; j++) {
        height[i][j] = curvature * (GRID[i] * GRID[i] + GRID[j] * GRID[j]);
      }
    }
    return new Bands(GRID, GRID, height, new double[0]);
  }
}
