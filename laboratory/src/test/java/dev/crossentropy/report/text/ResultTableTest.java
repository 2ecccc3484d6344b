package dev.crossentropy.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.ReportFixture;
import dev.crossentropy.report.text.TextStyle.Color;
import dev.crossentropy.report.text.TextStyle.Signs;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultTableTest {

  private static final String MANY_OPTIONS =
      "CrossEntropyLoss(classWeights=[1.0, 2.0, 3.0], labelSmoothing=0.1, focalGamma=2.0,"
          + " zLoss=1.0E-4)";

  @Test
  void showsTwoLossesOverSeeds() {
    assertThat(table(3, ReportFixture.BASELINE, ReportFixture.CANDIDATE))
        .isEqualToNormalizingNewlines(
            """
            iris, 3 seeds       accuracy %    cross-entropy  calibration  examples/s
            LossMCXENT        95.00 ± 1.00  0.2200 ± 0.0100         3.00      41,000
            CrossEntropyLoss  95.00 ± 1.00  0.2400 ± 0.0100         4.00      41,001

            against LossMCXENT    difference       95 % interval  margin
            CrossEntropyLoss
              accuracy           0.00 points      -0.25 to +0.25    ±0.5  EQUIVALENT
              cross-entropy      0.0000 nats  -0.0050 to +0.0050   ±0.01  EQUIVALENT
              calibration error  0.00 points      -0.50 to +0.50      ±1  EQUIVALENT

            same logits, largest difference in  a row's score  the gradient
            CrossEntropyLoss                          2.0e-16       1.0e-16

            One test example is 8.33 points of a seed's accuracy.

            No difference in accuracy that matters: over 3 seeds CrossEntropyLoss is 0.00
            points from LossMCXENT (95 % interval -0.25 to +0.25), inside the ±0.5 points
            that were fixed beforehand.
            """);
  }

  @Test
  void fitsEightyColumnsWithManyLongNames() {
    String table =
        table(
            2,
            ReportFixture.BASELINE,
            ReportFixture.CANDIDATE,
            ReportFixture.SMOOTHED,
            ReportFixture.FOCAL,
            MANY_OPTIONS);
    assertThat(table.lines()).allMatch(line -> line.length() <= 80);
    assertThat(table.replaceAll("\\s+", " ")).contains(MANY_OPTIONS);
  }

  @Test
  void saysThatOneSeedCannotTell() {
    assertThat(table(1, ReportFixture.BASELINE, ReportFixture.CANDIDATE).replaceAll("\\s+", " "))
        .contains("iris, one seed")
        .contains("none")
        .contains("INCONCLUSIVE")
        .contains("A single seed cannot tell")
        .contains("McNemar's test on the predictions takes the place");
  }

  @Test
  void showsALossWithoutAnother() {
    assertThat(table(2, ReportFixture.BASELINE))
        .contains("LossMCXENT was trained alone")
        .doesNotContain("against")
        .doesNotContain("same logits");
  }

  @Test
  void coloursVerdictsWithoutMovingColumns() {
    var result = ReportFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE).result();
    String plain = ResultTable.of(result, TextStyle.PLAIN);
    String colored = ResultTable.of(result, new TextStyle(Color.ANSI, Signs.UNICODE, 80));
    assertThat(colored).contains("\u001b[1;36mEQUIVALENT\u001b[0m");
    assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
  }

  @Test
  void speltInAsciiWhereTheTerminalHasNothingElse() {
    var result = ReportFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.SMOOTHED).result();
    TextStyle ascii = new TextStyle(Color.NONE, Signs.of(StandardCharsets.US_ASCII), 80);
    assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(ResultTable.of(result, ascii)))
        .isTrue();
  }

  private static String table(int seeds, String... losses) {
    return ResultTable.of(ReportFixture.outcome(seeds, losses).result(), TextStyle.PLAIN);
  }
}
