package dev.crossentropy.report.picture;

import dev.crossentropy.report.figure.Axis;
import dev.crossentropy.report.picture.Layer.Curve;
import dev.crossentropy.report.picture.Panel.Legend;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Axes, grid and legend of a panel, drawn by the chart library, and the way from values to pixels.
 * To the library both axes run from 0 to 1: what they measure, and on which scale, is known to
 * {@link Axis}.
 *
 * <p>What lies inside is painted by {@link LayerPainter}: the library draws a curve segment by
 * segment, in which dashes are lost, and has no areas between curves and no contour lines.
 */
final class PanelFrame {

  /** About what the axes leave of a panel; decides only how many numbers stand along them. */
  private static final double PLOT_SHARE = 0.8;

  /** Below 1, since the library leaves out the numbers at the very ends of a plot. */
  private static final double CONTENT = 0.97;

  private final Panel panel;
  private final Theme theme;
  private final XYChart chart;

  PanelFrame(Panel panel, Theme theme, int width, int height) {
    this.panel = panel;
    this.theme = theme;
    this.chart = new XYChart(width, height);
    chart.setXAxisTitle(panel.x().label());
    chart.setYAxisTitle(panel.y().label());
    XYStyler styler = chart.getStyler();
    colours(styler);
    type(styler);
    axes(styler, width, height);
    legend(styler);
  }

  void paint(Graphics2D canvas) {
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
  }

  /** The pixels of a point, on the plot or beyond it. */
  Point2D.Double pixel(double x, double y) {
    Rectangle2D.Double plot = plot();
    return new Point2D.Double(
        plot.x + panel.x().share(x) * plot.width,
        plot.getMaxY() - panel.y().share(y) * plot.height);
  }

  /** The rectangle within the axes; known once the frame is painted. */
  Rectangle2D.Double plot() {
    double left = chart.getScreenXFromChart(0);
    double right = chart.getScreenXFromChart(1);
    double top = chart.getScreenYFromChart(1);
    double bottom = chart.getScreenYFromChart(0);
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }

  private void colours(XYStyler styler) {
    styler.setChartBackgroundColor(theme.paper());
    styler.setPlotBackgroundColor(theme.paper());
    styler.setChartFontColor(theme.text());
    styler.setAxisTickLabelsColor(theme.text());
    styler.setAxisTickMarksColor(theme.ink(Ink.GREY));
    styler.setPlotGridLinesColor(theme.grid());
    styler.setPlotGridLinesStroke(new BasicStroke(1));
    styler.setPlotBorderVisible(false);
    styler.setLegendBackgroundColor(theme.paper());
    styler.setLegendBorderColor(theme.paper());
  }

  private static void type(XYStyler styler) {
    styler.setChartTitleVisible(false);
    styler.setChartPadding(8);
    styler.setAxisTitleFont(Theme.font(Font.PLAIN, Theme.LABEL_SIZE));
    styler.setAxisTickLabelsFont(Theme.font(Font.PLAIN, Theme.TICK_SIZE));
    styler.setLegendFont(Theme.font(Font.PLAIN, Theme.LABEL_SIZE));
  }

  private void axes(XYStyler styler, int width, int height) {
    styler.setXAxisMin(0.0).setXAxisMax(1.0);
    styler.setYAxisMin(0.0).setYAxisMax(1.0);
    styler.setXAxisTickMarkSpacingHint(spacing(panel.x(), width));
    styler.setYAxisTickMarkSpacingHint(spacing(panel.y(), height));
    styler.setXAxisTickLabelsFormattingFunction(share -> number(panel.x(), share));
    styler.setYAxisTickLabelsFormattingFunction(share -> number(panel.y(), share));
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTickPadding(6);
    styler.setAxisTitlePadding(8);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotContentSize(CONTENT);
    styler.setPlotMargin(0);
  }

  private static int spacing(Axis axis, int pixels) {
    double[] ticks = ticks(axis);
    return ticks.length < 2
        ? pixels
        : (int) Math.round((ticks[1] - ticks[0]) * pixels * PLOT_SHARE);
  }

  /**
   * Where numbers stand, as shares of the axis. The library spaces them evenly, so a logarithmic
   * axis has them at powers of ten, or else at its first and last number.
   */
  private static double[] ticks(Axis axis) {
    List<Double> all = axis.ticks();
    if (axis.scale() == Axis.Scale.LOGARITHMIC) {
      List<Double> decades = all.stream().filter(PanelFrame::isPowerOfTen).toList();
      all = decades.size() > 1 ? decades : List.of(all.get(0), all.get(all.size() - 1));
    }
    return all.stream().mapToDouble(axis::share).toArray();
  }

  private static boolean isPowerOfTen(double value) {
    double exponent = Math.log10(value);
    return Math.abs(exponent - Math.rint(exponent)) < 1e-9;
  }

  /** The axis's own number there: a share is one only up to rounding. */
  private static String number(Axis axis, double share) {
    return axis.ticks().stream()
        .min(Comparator.comparingDouble(tick -> Math.abs(axis.share(tick) - share)))
        .map(Axis::text)
        .orElse("");
  }

  /** The library draws only the legend of these; a chart without any series has no axes. */
  private void legend(XYStyler styler) {
    boolean below = panel.legend() == Legend.BELOW;
    styler.setLegendVisible(panel.legend() != Legend.NONE);
    styler.setLegendPosition(below ? LegendPosition.OutsideS : LegendPosition.InsideN);
    styler.setLegendLayout(LegendLayout.Vertical);
    styler.setLegendPadding(4);
    styler.setLegendSeriesLineLength(28);
    ticks();
    for (Layer layer : panel.layers()) {
      if (layer instanceof Curve curve
          && panel.legend() != Legend.NONE
          && !curve.name().isEmpty()) {
        XYSeries named = named(curve.name());
        named.setLineColor(curve.stroke().color(curve.ink(), theme));
        named.setLineStyle(curve.stroke().pen());
      }
    }
  }

  /** The library writes numbers where it has points: one at every tick of both axes. */
  private void ticks() {
    double[] x = ticks(panel.x());
    double[] y = ticks(panel.y());
    int points = Math.max(x.length, y.length);
    double[] xs = new double[points];
    double[] ys = new double[points];
    for (int i = 0; i < points; i++) {
      xs[i] = x[Math.min(i, x.length - 1)];
      ys[i] = y[Math.min(i, y.length - 1)];
    }
    XYSeries series = chart.addSeries(" ", xs, ys);
    series.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setShowInLegend(false);
  }

  /** A single point draws no line, but stands in the legend. */
  private XYSeries named(String name) {
    double[] x = {ticks(panel.x())[0]};
    double[] y = {ticks(panel.y())[0]};
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }
}
