package dev.crossentropy.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.crossentropy.report.stored.ResultException;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultFilesTest {

  @TempDir Path folder;

  @Test
  void readsWhatItWrote() {
    Comparison.Outcome outcome = write(3, ReportFixture.BASELINE, ReportFixture.SMOOTHED);
    assertThat(ResultReader.read(folder).result()).isEqualTo(outcome.result());
  }

  @Test
  void readsTheResultOfASingleSeedWhoseIntervalsAreNotNumbers() {
    Comparison.Outcome outcome = write(1, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    assertThat(ResultReader.read(folder).result()).isEqualTo(outcome.result());
  }

  @Test
  void namesThePredictionsOfEachRunInTheResult() throws IOException {
    write(2, ReportFixture.BASELINE, ReportFixture.SMOOTHED);
    JsonNode runs = json().get("runs");
    assertThat(runs).hasSize(4);
    for (JsonNode run : runs) {
      assertThat(folder.resolve(run.get("predictionsFile").asText())).isRegularFile();
    }
    assertThat(ResultReader.read(folder).predictions().get(0))
        .usingRecursiveComparison()
        .isEqualTo(ReportFixture.predictions(0, 1));
  }

  /** Names that other programs rely on. */
  @ParameterizedTest
  @CsvSource({
    "/experiment",
    "/provenance/dataSha256",
    "/provenance/startedAt",
    "/losses/1/name",
    "/losses/1/config",
    "/functionParity/maxScoreDifference",
    "/functionParity/maxGradientDifference",
    "/functionParity/rows",
    "/runs/0/testAccuracy",
    "/runs/0/testLoss",
    "/runs/0/ownTestLoss",
    "/runs/0/f1",
    "/runs/0/ece",
    "/runs/0/trainSeconds",
    "/runs/0/examplesPerSecond",
    "/runs/0/epochs/0/trainLoss",
    "/runs/0/parametersSha256",
    "/comparisons/0/baseline",
    "/comparisons/0/meanDifference",
    "/comparisons/0/confidence95/1",
    "/comparisons/0/verdict"
  })
  void keepsTheFieldsOfTheContract(String pointer) throws IOException {
    write(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    assertThat(json().at(pointer).isMissingNode()).isFalse();
  }

  @Test
  void rebuildsTheSamePageByteForByte() throws IOException {
    write(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    OutputFolder output = OutputFolder.prepare(folder);
    byte[] first = Files.readAllBytes(ResultFiles.report(folder, output).page());
    assertThat(ResultFiles.report(folder, output).page()).hasBinaryContent(first);
  }

  @Test
  void makesAPageOfAResultThatNamesNoFilesBesideIt() throws IOException {
    write(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    edit("\"(predictionsFile|scoresOfEqualLogitsFile)\"", "\"elsewhere\"");
    assertThat(ResultFiles.report(folder, OutputFolder.prepare(folder)).page())
        .content()
        .contains("Learning curves")
        .doesNotContain("How far to trust its confidence");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "testAccuracy" : 0.96      | "testAccuracy" : "high"   | runs[0].testAccuracy
          "testAccuracy" : 0.96,     |                           | testAccuracy
          "unit" : "NATS"            | "unit" : "HANDS"          | comparisons[1].unit
          "verdict" : "EQUIVALENT"   | "verdict" : "SPLENDID"    | comparisons[0].verdict
          "startedAt" : "2026        | "startedAt" : "yesterday  | provenance.startedAt
          "seed" : 2                 | "seed" : 3                | has the seeds [1, 3]
          "confidence95" : [         | "confidence95" : [ 1,     | has 3 bounds
          LossMCXENT-seed-1.csv      | gone.csv                  | no such file
          predictions/LossMCXENT     | ../predictions/LossMCXENT | not a file in this folder
          "learningRate" : 0.02      | "learningRate" : 1e400    | result.training.learningRate: the number is too large
          """)
  void refusesAnEditedResultNamingThePlace(String from, String to, String expected)
      throws IOException {
    write(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    String text = Files.readString(result());
    int place = text.indexOf(from);
    assertThat(place).as("the text to change").isNotNegative();
    String changed = to == null ? "" : to;
    Files.writeString(
        result(), text.substring(0, place) + changed + text.substring(place + from.length()));
    assertRefused(expected);
  }

  @Test
  void refusesATruncatedResult() throws IOException {
    write(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    String text = Files.readString(result());
    Files.writeString(result(), text.substring(0, text.length() / 2));
    assertRefused("line ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{}", "[]", "42", "null", "''", "{\"experiment\": \"iris\"}", "hello"})
  void refusesAForeignFile(String content) throws IOException {
    Files.writeString(result(), content);
    assertRefused("result.json");
  }

  @Test
  void refusesAFolderWithoutAResult() {
    assertRefused("no such file");
  }

  @Test
  void refusesPredictionsThatEndEarly() throws IOException {
    write(1, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    Path file = folder.resolve("predictions/LossMCXENT-seed-1.csv.gz");
    byte[] all = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(all, all.length / 2));
    assertRefused("not a complete gzip file");
  }

  @Test
  void refusesAResultNestedADeepWay() throws IOException {
    Files.writeString(result(), "[".repeat(100_000));
    assertRefused("nesting depth");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void readsNothingThroughALink(@TempDir Path elsewhere) throws IOException {
    write(1, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    Path file = folder.resolve("predictions/LossMCXENT-seed-1.csv.gz");
    Path target = Files.move(file, elsewhere.resolve("secret.csv.gz"));
    Files.createSymbolicLink(file, target);
    assertRefused("is a link");
  }

  @Test
  void namesWhatCouldNotBeWrittenAndWritesTheRest() throws IOException {
    Files.writeString(folder.resolve("plots"), "a file in the way");
    ResultFiles.Report report =
        ResultFiles.write(
            ReportFixture.outcome(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE),
            null,
            OutputFolder.prepare(folder));
    assertThat(report.missing()).isNotEmpty().allMatch(missing -> missing.contains("plots"));
    assertThat(report.page()).isRegularFile();
    assertThat(folder.resolve("model-CrossEntropyLoss.zip")).isRegularFile();
    assertThat(ResultReader.read(folder).predictionsOf(ReportFixture.BASELINE)).hasSize(2);
  }

  @Test
  void noNameOfALossLeavesTheFolder() throws IOException {
    String name = "x/../../../victim" + "é".repeat(300);
    write(2, ReportFixture.BASELINE, name);
    String model = json().at("/losses/1/modelFile").asText();
    assertThat(model).matches("model-[A-Za-z0-9._()=,-]{1,100}\\.zip");
    assertThat(folder.resolve(model)).isRegularFile();
    assertThat(ResultReader.read(folder).result().losses().get(1).name()).isEqualTo(name);
  }

  @Test
  void storesPicturesOfTheTestExamplesWorthALook() throws IOException {
    Comparison.Outcome outcome =
        ReportFixture.outcome(1, ReportFixture.BASELINE, ReportFixture.CANDIDATE);
    ResultFiles.write(outcome, ReportFixture.images(), OutputFolder.prepare(folder));
    // Wrong under both losses are 3, 7 and 11, under one of them 4 and 5.
    assertThat(json().get("images").findValuesAsText("row"))
        .containsExactly("3", "4", "5", "7", "11");
    assertThat(ResultFiles.report(folder, OutputFolder.prepare(folder)).page())
        .content()
        .contains("Where the losses disagree")
        .contains("alt=\"Test example 4, versicolor\"");
  }

  private Comparison.Outcome write(int seeds, String... losses) {
    Comparison.Outcome outcome = ReportFixture.outcome(seeds, losses);
    ResultFiles.write(outcome, null, OutputFolder.prepare(folder));
    return outcome;
  }

  private void edit(String pattern, String replacement) throws IOException {
    Files.writeString(result(), Files.readString(result()).replaceAll(pattern, replacement));
  }

  private void assertRefused(String expected) {
    assertThatThrownBy(() -> ResultReader.read(folder))
        .isInstanceOf(ResultException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining(expected)
        .hasMessageContaining("train again")
        .hasMessageNotContaining("\n");
  }

  private Path result() {
    return folder.resolve("result.json");
  }

  private JsonNode json() throws IOException {
    return new ObjectMapper().readTree(result().toFile());
  }
}
