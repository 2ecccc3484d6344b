package dev.crossentropy.report.chart;

import java.awt.geom.Rectangle2D;

/** Where the axes of a chart stand, in pixels from the upper left. */
record Frame(Axis xAxis, Axis yAxis, double left) {

  static final int WIDTH = 340;
  static final int TOP = 10;
  static final int RIGHT = WIDTH - 12;
  static final int BOTTOM = TOP + 190;

  /** With the numbers and the label of the lower axis. */
  static final int HEIGHT = BOTTOM + 40;

  /** The label of the left axis. */
  private static final int LABEL = 26;

  private static final int GAP = 6;

  /** In plots. */
  private static final double FAR_OUTSIDE = 100;

  static Frame of(Chart chart) {
    double widest =
        chart.y().ticks().stream().mapToDouble(tick -> Svg.width(Axis.text(tick))).max().orElse(0);
    return new Frame(chart.x(), chart.y(), Math.rint(LABEL + widest + GAP));
  }

  double x(double value) {
    return left + bounded(xAxis.share(value)) * (RIGHT - left);
  }

  double y(double value) {
    return BOTTOM - bounded(yAxis.share(value)) * (BOTTOM - TOP);
  }

  /** A diverging curve leaves the plot; how far it goes on outside needs no forty digits. */
  private static double bounded(double share) {
    return Math.max(-FAR_OUTSIDE, Math.min(FAR_OUTSIDE, share));
  }

  Rectangle2D plot() {
    return new Rectangle2D.Double(left, TOP, RIGHT - left, BOTTOM - TOP);
  }
}
