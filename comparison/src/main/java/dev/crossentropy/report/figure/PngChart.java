package dev.crossentropy.report.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a {@link Chart} as a PNG file, on white. Needs fonts, but no display. */
public final class PngChart {

  private static final int WIDTH = 1200;
  private static final int HEIGHT = 800;

  private static final Color INK = Color.decode("#1d2129");
  private static final Color MUTED = Color.decode("#5b6470");
  private static final Color GRID = Color.decode("#e3e6ea");

  /** Of 255: one seed is seen, twenty do not hide the mean. */
  private static final int SEED_ALPHA = 80;

  private final Chart chart;
  private final XYChart drawing;
  private int unnamed;

  private PngChart(Chart chart) {
    this.chart = chart;
    this.drawing =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(chart.title())
            .xAxisTitle(chart.x().label())
            .yAxisTitle(chart.y().label())
            .build();
  }

  /** The bytes of the file. */
  public static byte[] of(Chart chart) throws IOException {
    // Before the first class of AWT loads: no window will open, and none can where no display is.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    return new PngChart(chart).draw();
  }

  private byte[] draw() throws IOException {
    style(drawing.getStyler());
    chart.rules().forEach(this::rule);
    for (Line.Style style : Line.Style.values()) {
      chart.lines().stream().filter(line -> line.style() == style).forEach(this::line);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(BitmapEncoder.getBufferedImage(drawing), "png", bytes);
    return bytes.toByteArray();
  }

  private void style(XYStyler styler) {
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Vertical);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(font(Font.PLAIN, 20));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartFontColor(INK);
    styler.setChartTitleFont(font(Font.BOLD, 26));
    styler.setChartTitleBoxVisible(false);
    styler.setChartTitlePadding(16);
    styler.setChartPadding(24);
    styler.setPlotBorderVisible(false);
    styler.setPlotContentSize(0.97);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setAxisTitleFont(font(Font.PLAIN, 20));
    styler.setAxisTickLabelsFont(font(Font.PLAIN, 18));
    styler.setAxisTickLabelsColor(MUTED);
    styler.setAxisTicksLineVisible(false);
    styler.setXAxisLogarithmic(chart.x().scale() == Axis.Scale.LOGARITHMIC);
    styler.setYAxisLogarithmic(chart.y().scale() == Axis.Scale.LOGARITHMIC);
    styler.setXAxisLogarithmicDecadeOnly(true);
    styler.setYAxisLogarithmicDecadeOnly(true);
    styler.setXAxisMin(chart.x().low()).setXAxisMax(chart.x().high());
    styler.setYAxisMin(chart.y().low()).setYAxisMax(chart.y().high());
    styler.setXAxisTickLabelsFormattingFunction(Axis::text);
    styler.setYAxisTickLabelsFormattingFunction(Axis::text);
  }

  private static Font font(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  private void rule(Rule rule) {
    Axis x = chart.x();
    Axis y = chart.y();
    double low = Math.max(x.low(), y.low());
    double high = Math.min(x.high(), y.high());
    double[] xs =
        switch (rule.kind()) {
          case HORIZONTAL -> new double[] {x.low(), x.high()};
          case VERTICAL -> new double[] {rule.at(), rule.at()};
          case DIAGONAL -> new double[] {low, high};
        };
    double[] ys =
        switch (rule.kind()) {
          case HORIZONTAL -> new double[] {rule.at(), rule.at()};
          case VERTICAL -> new double[] {y.low(), y.high()};
          case DIAGONAL -> new double[] {low, high};
        };
    XYSeries series = drawing.addSeries(rule.label(), xs, ys);
    series.setMarker(SeriesMarkers.NONE).setLineColor(MUTED);
    series.setLineStyle(stroke(1.5f, "6 5"));
  }

  private void line(Line line) {
    if (line.x().length == 0) {
      return;
    }
    boolean mean = line.style() == Line.Style.MEAN || line.style() == Line.Style.JOINED_DOTS;
    XYSeries series =
        drawing.addSeries(
            mean ? line.name() : line.name() + " #" + ++unnamed, line.x(), inside(line.y()));
    series.setShowInLegend(mean);
    Color color = Color.decode(Palette.ON_LIGHT.get(Palette.index(line.loss())));
    series.setLineColor(mean ? color : translucent(color));
    series.setMarkerColor(translucent(color));
    boolean dots = line.style() != Line.Style.SEED && line.style() != Line.Style.MEAN;
    series.setMarker(dots || line.x().length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setLineStyle(stroke(line));
    if (line.style() == Line.Style.DOTS) {
      series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    }
    if (mean && line.loss() == 0) {
      series.setLineColor(pale(color));
    }
  }

  /** XChart draws beyond the axes; the ends are where {@link SvgChart} puts such points, too. */
  private double[] inside(double[] values) {
    return Arrays.stream(values)
        .map(v -> Math.max(chart.y().low(), Math.min(chart.y().high(), v)))
        .toArray();
  }

  /** Not translucent: the pieces of a line overlap where they meet, and would show. */
  private static Color pale(Color color) {
    return new Color(
        (color.getRed() + 255) / 2, (color.getGreen() + 255) / 2, (color.getBlue() + 255) / 2);
  }

  private static Color translucent(Color color) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), SEED_ALPHA);
  }

  private static BasicStroke stroke(Line line) {
    return switch (line.style()) {
      case SEED -> stroke(1.5f, "");
      case MEAN ->
          line.loss() == 0
              ? stroke(10, "")
              : stroke(3.5f, Palette.DASHES.get(Palette.index(line.loss())));
      case DOTS, JOINED_DOTS -> stroke(2, "");
    };
  }

  private static BasicStroke stroke(float width, String dashes) {
    if (dashes.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    String[] parts = dashes.split(" ", -1);
    float[] lengths = new float[parts.length];
    IntStream.range(0, parts.length).forEach(i -> lengths[i] = 2.5f * Float.parseFloat(parts[i]));
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, lengths, 0);
  }
}
