package dev.crossentropy.curves.chart;

import dev.crossentropy.curves.chart.Layer.Curve;
import dev.crossentropy.curves.chart.Layer.Stroke;
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
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
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

  /** Valid once painted, like {@link #plot}. */
  Point2D.Double pixel(double x, double y) {
    return new Point2D.Double(chart.getScreenXFromChart(x), chart.getScreenYFromChart(y));
  }

  Rectangle2D.Double plot() {
    Point2D.Double topLeft = pixel(panel.x().min(), panel.y().max());
    Point2D.Double bottomRight = pixel(panel.x().max(), panel.y().min());
    return new Rectangle2D.Double(
        topLeft.x, topLeft.y, bottomRight.x - topLeft.x, bottomRight.y - topLeft.y);
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
    styler.setAxisTicksLineVisible(false);
    styler.setPlotContentSize(1);
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
    invisible(" ").setShowInLegend(false);
    for (Layer layer : panel.layers()) {
      if (layer instanceof Curve curve && panel.legend() == Legend.TOP && !curve.name().isEmpty()) {
        XYSeries named = invisible(curve.name());
        named.setLineColor(theme.ink(curve.ink()));
        named.setLineStyle(LayerPainter.stroke(curve.stroke()));
      }
    }
  }

  private XYSeries invisible(String name) {
    XYSeries series =
        chart.addSeries(name, new double[] {panel.x().min()}, new double[] {panel.y().min()});
    series.setMarker(SeriesMarkers.NONE);
    series.setLineStyle(LayerPainter.stroke(Stroke.SOLID));
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
