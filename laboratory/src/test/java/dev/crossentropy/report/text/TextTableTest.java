package dev.crossentropy.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.text.TextTable.LastColumn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTableTest {

  private static final String LOSS =
      "CrossEntropyLoss(classWeights=[1.0,2.0,3.0],labelSmoothing=0.1,focalGamma=2.0)";

  private static List<String> lines(int width, LastColumn last) {
    return new TextTable(last, width)
        .add(List.of("loss", "accuracy %", "cross-entropy", "examples/s"))
        .add(List.of("MCXENT", "95.00 ± 1.00", "0.2200 ± 0.0100", "41,000"))
        .add(List.of(LOSS, "5.00 ± 1.00", "4.7E37 ± 0.0100", "1"))
        .lines();
  }

  @Test
  void alignsTheFirstColumnToTheLeftAndTheOthersToTheRight() {
    assertThat(
            new TextTable(LastColumn.KEPT, 80)
                .add(List.of("loss", "%"))
                .add(List.of("a", "100"))
                .lines())
        .containsExactly("loss    %", "a     100");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 60, 79, 80, 100, 200})
  void isNeverWiderThanTheTerminal(int width) {
    assertThat(lines(width, LastColumn.KEPT)).allMatch(line -> line.length() <= width);
    assertThat(lines(width, LastColumn.DROPPED_IF_TOO_WIDE))
        .allMatch(line -> line.length() <= width);
  }

  @Test
  void losesItsLastColumnOnlyWhereItMay() {
    assertThat(String.join("\n", lines(60, LastColumn.KEPT))).contains("examples/s");
    assertThat(String.join("\n", lines(60, LastColumn.DROPPED_IF_TOO_WIDE)))
        .doesNotContain("examples/s");
  }

  @Test
  void numbersStandBelowEachOtherWhereTheyDoNotFitBesideEachOther() {
    assertThat(lines(30, LastColumn.KEPT))
        .contains("  accuracy % 95.00 ± 1.00", "  cross-entropy 4.7E37 ±", "0.0100");
  }

  @Test
  void breaksANameAtItsOptions() {
    assertThat(TextWrap.lines(LOSS, 40))
        .containsExactly(
            "CrossEntropyLoss(classWeights=[1.0,2.0,", "3.0],labelSmoothing=0.1,focalGamma=2.0)");
    assertThat(TextWrap.lines("two words, and more", 10)).containsExactly("two words,", "and more");
    assertThat(TextWrap.lines("x".repeat(25), 10)).hasSize(3);
  }
}
