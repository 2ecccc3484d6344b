package dev.crossentropy.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.data.Sha256;
import dev.crossentropy.data.Split;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class CsvSourceTest {

  /** Standardised float32 values of a dozen rows. */
  private static final double TOLERANCE = 1e-5;

  @TempDir Path folder;

  @Test
  void keepsNumbersAndTurnsTextIntoOneHotFeatures() {
    CsvSource source =
        CsvText.source(
            folder,
            "size,colour,class\n"
                + IntStream.range(0, 12)
                    .mapToObj(
                        i -> i + "," + List.of("red", "green", "blue").get(i % 3) + "," + i % 2)
                    .collect(Collectors.joining("\n")),
            "class");
    CsvSource.Summary summary = source.load(LoadProgress.SILENT);
    assertThat(summary.rows()).isEqualTo(12);
    assertThat(summary.features()).isEqualTo(4);
    assertThat(summary.names()).containsExactly("0", "1");
    assertThat(summary.counts()).containsExactly(6L, 6L);
    assertThat(summary.steps().getFinalSchema().getColumnNames())
        .containsExactly("size", "colour[blue]", "colour[green]", "colour[red]");
  }

  @Test
  void encodesWhatTheDataVecStepsWould() {
    CsvSource source =
        CsvText.source(folder, CsvText.twelveRows("a,b,class", "%1$d,x%2$s,%2$s", 0, ""), "class");
    INDArray train = raw(source.split(1));
    for (long row = 0; row < train.size(0); row++) {
      assertThat(train.getDouble(row, 1) + train.getDouble(row, 2)).isCloseTo(1, within(TOLERANCE));
      boolean even = Math.round(train.getDouble(row, 0)) % 2 == 0;
      assertThat(train.getDouble(row, 2)).isCloseTo(even ? 1 : 0, within(TOLERANCE));
      assertThat(source.split(1).train().getLabels().getDouble(row, 1)).isEqualTo(even ? 1 : 0);
    }
  }

  /** Training features before standardisation. */
  private static INDArray raw(Split split) {
    INDArray features = split.train().getFeatures().dup();
    split.normalizer().revertFeatures(features);
    return features;
  }

  @Test
  void readsQuotesSeparatorsAndLineBreaksInsideQuotesAndAnyLineEnd() {
    StringBuilder content = new StringBuilder("\uFEFF\"a; \"\"b\"\"\nc\";label\r\n");
    for (int i = 0; i < 12; i++) {
      content.append("\"left;\r\nright ").append(i % 3).append("\";").append(i % 2).append("\r\n");
    }
    CsvSource source = CsvText.source(folder, content.toString(), ';', Missing.ERROR, "2");
    CsvSource.Summary summary = source.load(LoadProgress.SILENT);
    assertThat(summary.steps().getInitialSchema().getColumnNames()).containsExactly("a; \"b\"\nc");
    assertThat(summary.steps().getFinalSchema().getColumnNames()).hasSize(3);
  }

  @Test
  void givesTheSameExamplesForEveryEncodingOfTheSameTable() {
    String unix = CsvText.twelveRows("a,b,class", "%d,2,%s", 0, "");
    INDArray expected = CsvText.source(folder, unix, "class").split(3).train().getFeatures();
    for (String other :
        List.of(
            "\uFEFF" + unix,
            unix.replace("\n", "\r\n"),
            unix.strip(),
            unix.replace("\n", "\n\n"))) {
      assertThat(CsvText.source(folder, other, "class").split(3).train().getFeatures())
          .isEqualTo(expected);
    }
    INDArray tabs =
        CsvText.source(folder, unix.replace(',', '\t'), '\t', Missing.ERROR, "3")
            .split(3)
            .train()
            .getFeatures();
    assertThat(tabs).isEqualTo(expected);
  }

  @Test
  void takesWholeNumbersWrittenAsDecimalsForTheSameClass() {
    CsvSource source =
        CsvText.source(folder, "a,class\n" + "1,10\n2,2.0\n3,2\n4,10.0\n".repeat(4), "class");
    assertThat(source.classNames()).containsExactly("2", "10");
  }

  @Test
  void dropsRowsThatLackAValue() {
    CsvSource source =
        CsvText.source(
            folder,
            CsvText.twelveRows("a,b,class", "%d,2,%s", 3, ",2,no"),
            ',',
            Missing.DROP,
            "class");
    CsvSource.Summary summary = source.load(LoadProgress.SILENT);
    assertThat(summary.rows()).isEqualTo(11);
    assertThat(summary.dropped()).isEqualTo(1);
  }

  @Test
  void fillsInMeansOfTheTrainingPart() {
    CsvSource source =
        CsvText.source(
            folder,
            CsvText.twelveRows("a,b,class", "%d,2,%s", 3, "NA,2,no"),
            ',',
            Missing.MEAN,
            "class");
    for (long seed = 1; seed <= 5; seed++) {
      Split split = source.split(seed);
      List<Double> standardised = new ArrayList<>();
      for (INDArray part : List.of(split.train().getFeatures(), split.test().getFeatures())) {
        for (long row = 0; row < part.size(0); row++) {
          standardised.add(part.getDouble(row, 0));
        }
      }
      // the mean, standardised, is zero; no other value of this column is its training part's mean
      assertThat(standardised).hasSize(12).allMatch(Double::isFinite);
      assertThat(standardised).anyMatch(value -> Math.abs(value) < TOLERANCE);
    }
  }

  @Test
  void readsSeveralLabelColumnsAsSwitches() {
    CsvSource source =
        CsvText.source(
            folder,
            "a,sport,news\n" + "1,0,1\n2,1,true\n3,1.0,false\n4,0,0\n".repeat(4),
            "news",
            "sport");
    CsvSource.Summary summary = source.load(LoadProgress.SILENT);
    assertThat(summary.names()).containsExactly("news", "sport");
    assertThat(summary.counts()).containsExactly(8L, 8L);
    INDArray labels = source.split(1).train().getLabels();
    INDArray values = raw(source.split(1));
    for (long row = 0; row < labels.size(0); row++) {
      long a = Math.round(values.getDouble(row, 0));
      assertThat(labels.getDouble(row, 0)).isEqualTo(a <= 2 ? 1 : 0);
      assertThat(labels.getDouble(row, 1)).isEqualTo(a == 2 || a == 3 ? 1 : 0);
    }
  }

  @Test
  void splitsEveryClassInProportionAndAnewForEverySeed() {
    CsvSource source =
        CsvText.source(folder, CsvText.twelveRows("a,class", "%d,%s", 0, ""), "class");
    Split split = source.split(1);
    assertThat(split.train().numExamples()).isEqualTo(8);
    assertThat(split.test().getLabels().sum(0).toDoubleVector()).containsExactly(2, 2);
    assertThat(source.split(1).train().getFeatures()).isEqualTo(split.train().getFeatures());
    assertThat(source.split(2).train().getFeatures()).isNotEqualTo(split.train().getFeatures());
  }

  @Test
  void keepsFewerForTestingWhereThereIsMore() {
    assertThat(CsvSource.testFraction(150)).isEqualTo(1.0 / 3);
    assertThat(CsvSource.testFraction(100_000)).isEqualTo(0.2);
    assertThat(CsvSource.testFraction(1_000_000)).isEqualTo(0.05);
  }

  @Test
  void identifiesTheFileByItsBytes() {
    String content = CsvText.twelveRows("a,class", "%d,%s", 0, "");
    assertThat(CsvText.source(folder, content, "class").sha256())
        .isEqualTo(Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void readsMoreRowsThanItGathersAtATime() {
    int rows = 10_000;
    StringBuilder content = new StringBuilder("a,class\n");
    for (int i = 0; i < rows; i++) {
      content.append(i).append(',').append(i % 2).append('\n');
    }
    List<Long> heard = new ArrayList<>();
    CsvSource source = CsvText.source(folder, content.toString(), "class");
    source.load((done, total) -> heard.add(done));
    assertThat(heard).isSorted().last().isEqualTo(2L * content.length());
    INDArray values = raw(source.split(1));
    INDArray labels = source.split(1).train().getLabels();
    for (long row = 0; row < values.size(0); row += 97) {
      assertThat(labels.getLong(row, 1)).isEqualTo(Math.round(values.getDouble(row, 0)) % 2);
    }
  }
}
