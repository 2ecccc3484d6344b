package dev.crossentropy.report.page;

import java.util.Locale;

/**
 * A confidence interval as a bar with a dot at the mean, over the band in which differences do not
 * matter. It repeats the numbers beside it and is therefore hidden from screen readers.
 */
public final class SvgInterval {

  private static final int WIDTH = 200;
  private static final int HEIGHT = 30;
  private static final int PADDING = 6;

  private SvgInterval() {}

  /**
   * @param low NaN where there is no interval
   * @param reach the value at the right end; the left end is its negative
   */
  public static String of(double mean, double low, double high, double margin, double reach) {
    StringBuilder svg = new StringBuilder();
    add(svg, "<svg class=\"interval\" aria-hidden=\"true\" viewBox=\"0 0 %d %d\">", WIDTH, HEIGHT);
    add(
        svg,
        "<rect class=\"band\" x=\"%s\" y=\"2\" width=\"%s\" height=\"26\" rx=\"2\"/>",
        x(-margin, reach),
        number(margin / reach * (WIDTH - 2 * PADDING)));
    add(svg, "<path class=\"zero\" d=\"M%s 2V28\"/>", x(0, reach));
    if (!Double.isNaN(low)) {
      add(svg, "<path class=\"bar\" d=\"M%s 15H%s\"/>", x(low, reach), x(high, reach));
      add(svg, "<path class=\"cap\" d=\"M%s 9V21M%s 9V21\"/>", x(low, reach), x(high, reach));
    }
    add(svg, "<circle class=\"mid\" cx=\"%s\" cy=\"15\" r=\"4\"/>", x(mean, reach));
    return svg.append("</svg>").toString();
  }

  private static String x(double value, double reach) {
    double share = Math.max(-1, Math.min(1, value / reach));
    return number(WIDTH / 2.0 + share * (WIDTH / 2.0 - PADDING));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void add(StringBuilder svg, String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
