package dev.crossentropy.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Stroke;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static final double[] X = {0, 1, 2};
  private static final double[] Y = {1e-3, 1e-2, 1e-1};

  private static Chart chart(String name) {
    return Chart.of(
            "A <title>",
            "It rises.",
            Axis.counting("epoch", 0, 2),
            Axis.logarithmic("loss", 1e-3, 0.1))
        .curve(Ink.BLUE, name, X, Y)
        .vertical(1, "middle");
  }

  @Test
  void saysWhatItShowsAndThatAnAxisIsLogarithmic() {
    assertThat(SvgChart.of(chart("loss")))
        .contains("aria-label=\"A &lt;title&gt;. It rises.\"")
        .contains(">loss, log scale</text>")
        .contains(">middle</text>");
  }

  @Test
  void hasTheValuesOfEveryNamedCurveAtEveryPlace() {
    assertThat(SvgChart.of(chart("trained")).split("class=\"reading\"", -1)).hasSize(X.length + 1);
    assertThat(SvgChart.of(chart("trained")))
        .contains(">epoch: 1</text>", ">trained: 0.01</text>")
        .contains("tabindex=\"0\"");
    assertThat(SvgChart.of(chart("")))
        .doesNotContain("class=\"reading\"")
        .doesNotContain("tabindex");
  }

  @Test
  void aSinglePointIsADot() {
    double[] one = {1};
    assertThat(
            SvgChart.of(
                chart("")
                    .with(new Curve(Ink.GREEN, Stroke.SOLID, "dot", one, new double[] {0.01}))))
        .contains("<circle class=\"dot fill-green\"");
  }

  @Test
  void valuesThatAreNoNumbersLeaveAGap() {
    double[] gap = {1e-3, Double.NaN, Double.POSITIVE_INFINITY};
    String svg = SvgChart.of(chart("").curve(Ink.GREEN, "", X, gap));
    assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
  }

  /** Skipped where Java finds no fonts. */
  @Test
  void isAPictureOfSeveralColours() throws IOException {
    byte[] png;
    try {
      png = Png.of(chart("trained"));
    } catch (IllegalStateException e) {
      assumeTrue(false, e.getMessage());
      return;
    }
    var picture = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(picture.getWidth()).isGreaterThan(800);
    assertThat(
            java.util.stream.IntStream.range(0, picture.getHeight())
                .flatMap(
                    y ->
                        java.util.stream.IntStream.range(0, picture.getWidth())
                            .map(x -> picture.getRGB(x, y)))
                .distinct()
                .count())
        .isGreaterThan(30);
  }
}
