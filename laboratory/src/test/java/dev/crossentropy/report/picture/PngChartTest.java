package dev.crossentropy.report.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossentropy.report.ReportFixture;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Line;
import dev.crossentropy.report.chart.SvgChart;
import dev.crossentropy.report.page.Charts;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.training.output.OutputFolder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Skipped where Java finds no fonts. */
class PngChartTest {

  @TempDir Path folder;

  @BeforeEach
  void requireFonts() {
    assumeTrue(hasFonts(), "no fonts; on Debian: apt-get install fontconfig fonts-dejavu-core");
  }

  private static boolean hasFonts() {
    try {
      return java.awt.GraphicsEnvironment.getLocalGraphicsEnvironment()
              .getAvailableFontFamilyNames()
              .length
          > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    }
  }

  @Test
  void drawsEveryFigureOfAReport() throws IOException {
    ResultFiles.write(
        ReportFixture.outcome(
            2, ReportFixture.BASELINE, ReportFixture.CANDIDATE, ReportFixture.SMOOTHED),
        null,
        OutputFolder.prepare(folder));
    for (Chart chart : new Charts(ResultReader.read(folder)).all()) {
      var picture = ImageIO.read(new ByteArrayInputStream(PngChart.of(chart)));
      assertThat(picture.getWidth()).as(chart.name()).isEqualTo(1200);
    }
  }

  @Test
  void drawsASingleEpochOfASingleSeed() throws IOException {
    Line point = Line.mean("loss", 0, new double[] {1}, new double[] {0.5});
    Chart chart =
        new Chart(
            "one",
            "One epoch",
            "",
            Axis.exactly("epoch", 0, 2),
            Axis.linear("loss", 0, 1),
            java.util.List.of(point),
            java.util.List.of());
    assertThat(PngChart.of(chart)).isNotEmpty();
    assertThat(SvgChart.of(chart)).contains("<circle");
  }
}
