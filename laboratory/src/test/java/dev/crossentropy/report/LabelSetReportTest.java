package dev.crossentropy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.text.ResultTable;
import dev.crossentropy.report.text.TextStyle;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.prediction.Predictions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples that carry any subset of several labels. */
class LabelSetReportTest {

  /** Files hold probabilities in single precision. */
  private static final float SINGLE = 1e-7f;

  @TempDir Path folder;

  @Test
  void storesTheSetsAndTheProbabilityOfEachLabel() {
    Comparison.Outcome outcome = write();
    StoredResult stored = ResultReader.read(folder);
    Predictions rows = stored.predictions().get(0);
    assertThat(stored.result()).isEqualTo(outcome.result());
    assertThat(rows).usingRecursiveComparison().isEqualTo(outcome.trained().get(0).predictions());
    // Row 3 carries the labels 0 and 1, and is taken to carry the second alone: σ(−1), σ(2), σ(−1).
    assertThat(rows.isActual(3, 0)).isTrue();
    assertThat(rows.isPredicted(3, 0)).isFalse();
    assertThat(rows.probability(3, 0)).isCloseTo(0.26894143f, within(SINGLE));
    assertThat(rows.probability(3, 1)).isCloseTo(0.8807971f, within(SINGLE));
  }

  @Test
  void makesAPageOfLabelsInsteadOfClasses() throws IOException {
    write();
    String page = Files.readString(ResultFiles.report(folder, OutputFolder.prepare(folder)).page());
    assertThat(page)
        .contains("How well each label is found")
        .contains("probability of a label (%)")
        .contains("exact match (%)")
        .contains("Hamming loss, %")
        .contains("Cross-entropy of single test examples")
        .contains("gave the same labels in all 32 test predictions")
        .doesNotContain("What was taken for what")
        .doesNotContain("put into the right class");
  }

  @Test
  void tellsTheTerminalHowManyLabelsAreWrong() {
    Comparison.Outcome outcome =
        LabelSetFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.SMOOTHED);
    assertThat(ResultTable.of(outcome.result(), TextStyle.PLAIN))
        .contains("exact match %")
        .contains("Hamming %")
        .contains("Hamming loss")
        .doesNotContain("accuracy")
        .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 80));
  }

  private Comparison.Outcome write() {
    Comparison.Outcome outcome =
        LabelSetFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    ResultFiles.write(outcome, null, OutputFolder.prepare(folder));
    return outcome;
  }
}
