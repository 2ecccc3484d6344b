package dev.crossentropy.report.picture;

import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.picture.Layer.Curve;
import dev.crossentropy.report.picture.Panel.Legend;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Axes, grid and legend of a panel, and the way from values to pixels. To the chart library both
 * axes run from 0 to 1: what they measure, and on which scale, is known to {@link Axis}.
 *
 * <p>The library arranges the plot, titles and legend. The numbers and the grid are painted here,
 * since it chooses numbers of its own, and what lies inside by {@link LayerPainter}: it draws a
 * curve segment by segment, in which dashes are lost, and has no areas between curves and no
 * contour lines.
 */
final class PanelFrame {

  /** Between the plot and its numbers, in pixels. */
  private static final int PADDING = 6;

  /** Around all, in pixels: half of a number stands out over the right end of an axis. */
  private static final int MARGIN = 14;

  /** About so many numbers, unseen, keep the room for others along each axis. */
  private static final int PLACEHOLDERS = 4;

  private static final Font NUMBERS = Theme.font(Font.PLAIN, Theme.TICK_SIZE);

  /** Lets the grid shine through; only the legend hides it. */
  private static final Color NOTHING = new Color(0, 0, 0, 0);

  /** A chart without any series has no axes. */
  private static final double[] CORNERS = {0, 1};

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
    axes(styler);
    legend(styler);
  }

  void paint(Graphics2D canvas) {
    arrange();
    grid(canvas);
    chart.paint(canvas, chart.getWidth(), chart.getHeight());
    numbers(canvas);
  }

  /** The library knows where the plot lies once it has painted, and the grid comes before that. */
  private void arrange() {
    Graphics2D unseen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    chart.paint(unseen, chart.getWidth(), chart.getHeight());
    unseen.dispose();
  }

  private void grid(Graphics2D canvas) {
    Rectangle2D.Double plot = plot();
    canvas.setStroke(new BasicStroke(1));
    canvas.setPaint(theme.grid());
    for (double tick : panel.x().ticks()) {
      double x = pixel(tick, panel.y().low()).x;
      canvas.draw(new Line2D.Double(x, plot.y, x, plot.getMaxY()));
    }
    for (double tick : panel.y().ticks()) {
      double y = pixel(panel.x().low(), tick).y;
      canvas.draw(new Line2D.Double(plot.x, y, plot.getMaxX(), y));
    }
  }

  private void numbers(Graphics2D canvas) {
    Rectangle2D.Double plot = plot();
    canvas.setPaint(theme.text());
    canvas.setFont(NUMBERS);
    FontMetrics font = canvas.getFontMetrics();
    for (double tick : panel.x().ticks()) {
      String text = Axis.text(tick);
      double left = pixel(tick, panel.y().low()).x - font.stringWidth(text) / 2.0;
      canvas.drawString(text, (float) left, (float) (plot.getMaxY() + PADDING + font.getAscent()));
    }
    for (double tick : panel.y().ticks()) {
      double y = pixel(panel.x().low(), tick).y;
      String text = Axis.text(tick);
      double left = plot.x - PADDING - font.stringWidth(text);
      canvas.drawString(text, (float) left, (float) (y + font.getAscent() / 2.0 - 1));
    }
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
    styler.setChartBackgroundColor(NOTHING);
    styler.setPlotBackgroundColor(NOTHING);
    styler.setChartFontColor(theme.text());
    styler.setAxisTickLabelsColor(theme.paper());
    styler.setPlotGridLinesVisible(false);
    styler.setPlotBorderVisible(false);
    styler.setLegendBackgroundColor(theme.paper());
    styler.setLegendBorderColor(theme.paper());
  }

  private static void type(XYStyler styler) {
    styler.setChartTitleVisible(false);
    styler.setChartPadding(MARGIN);
    styler.setAxisTitleFont(Theme.font(Font.PLAIN, Theme.LABEL_SIZE));
    styler.setAxisTickLabelsFont(NUMBERS);
    styler.setLegendFont(Theme.font(Font.PLAIN, Theme.LABEL_SIZE));
  }

  private void axes(XYStyler styler) {
    styler.setXAxisMin(0.0).setXAxisMax(1.0);
    styler.setYAxisMin(0.0).setYAxisMax(1.0);
    styler.setXAxisTickMarkSpacingHint(chart.getWidth() / PLACEHOLDERS);
    styler.setYAxisTickMarkSpacingHint(chart.getHeight() / PLACEHOLDERS);
    int widest = widest(panel.y());
    styler.setXAxisTickLabelsFormattingFunction(share -> placeholder(share, 1));
    styler.setYAxisTickLabelsFormattingFunction(share -> placeholder(share, widest));
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTickPadding(PADDING);
    styler.setAxisTitlePadding(8);
    styler.setYAxisLabelAlignment(TextAlignment.Right);
    styler.setAxisTicksLineVisible(false);
    styler.setPlotContentSize(1);
    styler.setPlotMargin(0);
  }

  private static int widest(Axis axis) {
    return axis.ticks().stream().mapToInt(tick -> Axis.text(tick).length()).max().orElse(1);
  }

  /**
   * Written in the colour of the paper, it keeps the room that the numbers need; the library shows
   * no numbers at all where two of them are the same.
   */
  private static String placeholder(double share, int digits) {
    long largest = Math.round(Math.pow(10, digits)) - 1;
    return ("%0" + digits + "d").formatted(Math.round(Math.max(0, share) * largest));
  }

  /** The library draws only the legend of these. */
  private void legend(XYStyler styler) {
    boolean below = panel.legend() == Legend.BELOW;
    styler.setLegendVisible(panel.legend() != Legend.NONE);
    styler.setLegendPosition(below ? LegendPosition.OutsideS : LegendPosition.InsideN);
    styler.setLegendLayout(LegendLayout.Vertical);
    styler.setLegendPadding(below ? 7 : 4);
    styler.setLegendSeriesLineLength(28);
    XYSeries unseen = chart.addSeries(" ", CORNERS, CORNERS);
    unseen.setMarker(SeriesMarkers.NONE).setLineStyle(SeriesLines.NONE).setShowInLegend(false);
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

  /** A single point draws no line, but stands in the legend. */
  private XYSeries named(String name) {
    XYSeries series = chart.addSeries(name, new double[] {0}, new double[] {0});
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }
}
