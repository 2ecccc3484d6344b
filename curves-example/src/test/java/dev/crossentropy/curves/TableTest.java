package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  private static final Table TABLE =
      Table.of(List.of("x", "y"), new double[] {0.1, 1e-7}, new double[] {2, -0.25});

  @Test
  void csvKeepsEveryDigit() {
    assertThat(TABLE.csv()).isEqualTo("x,y\n0.1,1.0E-7\n2.0,-0.25\n");
  }

  @Test
  void textAlignsColumnsToTheRight() {
    assertThat(TABLE.text().lines())
        .containsExactly("       x        y", "  0.1000  1.0e-07", "  2.0000  -0.2500");
  }

  @Test
  void textShowsAColumnOfWholeNumbersAsSuch() {
    Table steps = Table.of(List.of("step", "w"), new double[] {0, -6}, new double[] {10, 0.25});

    assertThat(steps.text().lines())
        .containsExactly("  step        w", "     0  -6.0000", "    10   0.2500");
  }

  @Test
  void findsTheRowsNearestToValuesOfTheFirstColumn() {
    assertThat(TABLE.nearest(1.9, 0).column("x")).containsExactly(2, 0.1);
  }

  @Test
  void rejectsRowsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Table.of(List.of("x", "y"), new double[] {1}))
        .withMessage("A row needs one number for each of [x, y]; got [1.0]");
  }

  @Test
  void unknownColumnIsNamedWithTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TABLE.column("z"))
        .withMessage("No column is called z; there are [x, y]");
  }
}
