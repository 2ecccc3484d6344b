package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.chart.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

  private static final List<Figure> FIGURES = Story.figures();

  @Test
  void figuresAreNamedInTheOrderInWhichTheyAreTold() {
    for (int i = 0; i < FIGURES.size(); i++) {
      assertThat(FIGURES.get(i).name()).startsWith("%02d-".formatted(i + 1));
      assertThat(FIGURES.get(i).getClass().getSimpleName())
          .startsWith("Figure%02d".formatted(i + 1));
    }
  }

  @Test
  void eachFigureSaysWhatToSeeInThreeSentences() {
    assertThat(FIGURES)
        .allSatisfy(
            figure ->
                assertThat(figure.reading().sentences())
                    .as(figure.name())
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .allMatch(sentence -> sentence.length() > 60, "says something")
                    .allMatch(sentence -> sentence.matches("[^.]*(\\.\\d[^.]*)*\\."), "is one"));
  }

  @Test
  void eachChartHasATextForThoseWhoCannotSeeIt() {
    List<Chart> charts = FIGURES.stream().flatMap(figure -> figure.charts().stream()).toList();

    assertThat(charts)
        .hasSizeGreaterThan(FIGURES.size())
        .allSatisfy(
            chart ->
                assertThat(chart.alternative())
                    .as(chart.title())
                    .hasSizeGreaterThan(60)
                    .endsWith("."));
    assertThat(charts).extracting(Chart::alternative).doesNotHaveDuplicates();
  }

  @Test
  void costIsDrawnOverThePredictionWithALegend() {
    Chart cost = FIGURES.get(0).charts().get(1);

    assertThat(cost.x().label()).isEqualTo("σ(z)");
    assertThat(cost.y().label()).isEqualTo("J, the cost in nats");
    assertThat(cost.legend()).isEqualTo(Chart.Legend.BELOW);
  }

  @Test
  void highlightsFitATerminalOfEightyColumns() {
    assertThat(FIGURES)
        .allSatisfy(
            figure ->
                assertThat(figure.highlights().text().lines())
                    .as(figure.name())
                    .allMatch(line -> line.length() <= 80));
  }

  @Test
  void readmeNamesEveryFigureAndItsClass() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    for (int i = 0; i < FIGURES.size(); i++) {
      Figure figure = FIGURES.get(i);
      assertThat(readme)
          .contains(
              "| %d %s | `%s` |"
                  .formatted(i + 1, figure.title(), figure.getClass().getSimpleName()));
    }
  }
}
