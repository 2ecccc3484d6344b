package dev.crossentropy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.report.stored.ResultException;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.stored.TestRows;
import dev.crossentropy.report.text.ResultTable;
import dev.crossentropy.report.text.TextStyle;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.training.output.OutputFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples that carry any subset of several labels. */
class LabelSetReportTest {

  /** Files hold probabilities in single precision. */
  private static final float SINGLE = 1e-7f;

  @TempDir Path folder;

  @Test
  void storesTheSetsAndTheProbabilityOfEachLabel() {
    Comparison.Outcome outcome = write();
    StoredResult stored = ResultReader.read(folder);
    TestRows rows = stored.predictions().get(0);
    assertThat(stored.result()).isEqualTo(outcome.result());
    assertThat(rows.actual()).isEqualTo(outcome.trained().get(0).predictions().actual());
    assertThat(rows.predicted()).isEqualTo(outcome.trained().get(0).predictions().predicted());
    // Row 3 carries the labels 0 and 1, and is taken to carry the second alone: σ(−1), σ(2), σ(−1).
    assertThat(rows.labelProbabilities()[3])
        .containsExactly(new float[] {0.26894143f, 0.8807971f, 0.26894143f}, within(SINGLE));
  }

  @Test
  void writesASetAsOneDigitForEachLabel() throws IOException {
    write();
    assertThat(unzipped(predictions()).lines())
        .startsWith("actual,predicted,confidence,loss,probability1,probability2,probability3")
        .anyMatch(line -> line.startsWith("110,010,0.56,0.25,"));
  }

  @ParameterizedTest
  @CsvSource({"'110,010', '1100,010'", "'110,010', '120,010'", "'110,010', '110,'"})
  void refusesSetsThatAreNone(String from, String to) throws IOException {
    write();
    zip(predictions(), unzipped(predictions()).replace(from, to));
    assertThatThrownBy(() -> ResultReader.read(folder))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining("line 5 is not understood");
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

  private Path predictions() {
    return folder.resolve("predictions/LossMCXENT-seed-1.csv.gz");
  }

  private static String unzipped(Path file) throws IOException {
    try (InputStream zip = new GZIPInputStream(Files.newInputStream(file))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void zip(Path file, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, bytes.toByteArray());
  }
}
