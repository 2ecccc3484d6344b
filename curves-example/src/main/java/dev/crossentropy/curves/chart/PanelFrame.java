package dev.crossentropy.curves.chart;

import dev.crossentropy.curves.chart.Layer.Curve;
import dev.crossentropy.curves.chart.Panel.Legend;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
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
    double left = chart.getScreenXFromChart(panel.x().min());
    double right = chart.getScreenXFromChart(panel.x().max());
    double top = chart.getScreenYFromChart(panel.y().max());
    double bottom = chart.getScreenYFromChart(panel.y().min());
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
    Axis x = panel.x();
    Axis y = panel.y();
    styler.setXAxisMin(x.min()).setXAxisMax(x.max());
    styler.setYAxisMin(y.min()).setYAxisMax(y.max());
    styler.setXAxisTickMarkSpacingHint(spacing(x, width));
    styler.setYAxisTickMarkSpacingHint(spacing(y, height));
    styler.setXAxisTickLabelsFormattingFunction(PanelFrame::number);
    styler.setYAxisTickLabelsFormattingFunction(PanelFrame::number);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTickPadding(6);
    styler.setAxisTitlePadding(8);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotContentSize(CONTENT);
    styler.setPlotMargin(0);
  }

  private static int spacing(Axis axis, int pixels) {
    return (int) Math.round(axis.tick() / (axis.max() - axis.min()) * pixels * PLOT_SHARE);
  }

  /** The library draws only the legend of these; a chart without any series has no axes. */
  private void legend(XYStyler styler) {
    styler.setLegendVisible(panel.legend() == Legend.TOP);
    styler.setLegendPosition(LegendPosition.InsideN);
    styler.setLegendLayout(LegendLayout.Vertical);
    styler.setLegendPadding(4);
    styler.setLegendSeriesLineLength(28);
    ticks();
    for (Layer layer : panel.layers()) {
      if (layer instanceof Curve curve && panel.legend() == Legend.TOP && !curve.name().isEmpty()) {
        XYSeries named = named(curve.name());
        named.setLineColor(theme.ink(curve.ink()));
        named.setLineStyle(LayerPainter.stroke(curve.stroke()));
      }
    }
  }

  /** The library writes numbers where it has points: one at every tick of both axes. */
  private void ticks() {
    double[] x = panel.x().ticks();
    double[] y = panel.y().ticks();
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
    double[] x = {panel.x().ticks()[0]};
    double[] y = {panel.y().ticks()[0]};
    XYSeries series = chart.addSeries(name, x, y);
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  private static String number(double value) {
    // Twelve digits: 0.30000000000000004 is a tick at 0.3.
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(12));
    return rounded.signum() == 0 || Math.abs(value) < 1e-12
        ? "0"
        : rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }
}
