package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Stroke;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws a {@link Chart} as SVG. Colours are classes of {@link Theme}'s style sheet, so that one
 * drawing serves light, dark and paper; no font is measured, so that none needs to be installed.
 */
public final class SvgChart {

  private static final int LEGEND_ROW = 18;
  private static final int LEGEND_LINE = 28;

  private final Chart chart;
  private final Frame frame;
  private final Map<String, Curve> legend = new LinkedHashMap<>();
  private final Svg svg = new Svg();

  SvgChart(Chart chart) {
    this.chart = chart;
    this.frame = Frame.of(chart);
    if (chart.legend() == Chart.Legend.BELOW) {
      chart.named().forEach(curve -> legend.putIfAbsent(curve.name(), curve));
    }
  }

  /** An inline element whose values appear under the pointer, or by the arrow keys. */
  public static String of(Chart chart) {
    SvgChart drawing = new SvgChart(chart);
    String values = SvgReadings.of(chart, drawing.frame);
    return "<svg class=\"chart\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\"%s>\n%s%s</svg>"
        .formatted(
            Svg.escaped(chart.title() + ". " + chart.alternative()),
            Frame.WIDTH,
            drawing.height(),
            values.isEmpty() ? "" : " tabindex=\"0\"",
            drawing.content(),
            values);
  }

  /** A short line as it is drawn, for legends in HTML. */
  public static String key(Ink ink, Stroke stroke) {
    return "<svg class=\"key\" viewBox=\"0 0 %1$d 10\" aria-hidden=\"true\"><path class=\"stroke-%2$s %3$s\" d=\"M1 5H%4$d\"/></svg>"
        .formatted(LEGEND_LINE + 4, ink.cssClass(), stroke.cssClass(), LEGEND_LINE + 3);
  }

  int height() {
    return Frame.HEIGHT + LEGEND_ROW * legend.size();
  }

  String content() {
    axes();
    String clip = "plot-" + Integer.toHexString((chart.title() + chart.alternative()).hashCode());
    // Wider than the plot by half a broad line, which would be cut lengthwise at its edge.
    svg.add(
        "<clipPath id=\"%s\"><rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"/></clipPath>",
        clip,
        Svg.number(frame.left()),
        Frame.TOP - 3,
        Svg.number(Frame.RIGHT - frame.left() + 3),
        Frame.BOTTOM - Frame.TOP + 6);
    svg.add("<g clip-path=\"url(#%s)\">", clip);
    SvgLayers layers = new SvgLayers(chart, frame, svg);
    layers.draw();
    svg.add("</g>");
    layers.drawDots();
    layers.label();
    legend();
    return svg.toString();
  }

  private void axes() {
    for (double tick : chart.x().ticks()) {
      String x = Svg.number(frame.x(tick));
      svg.add("<path class=\"grid\" d=\"M%s %dV%d\"/>", x, Frame.TOP, Frame.BOTTOM);
      svg.add(
          "<text class=\"tick\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          x, Frame.BOTTOM + 16, Axis.text(tick));
    }
    for (double tick : chart.y().ticks()) {
      double y = frame.y(tick);
      svg.add(
          "<path class=\"grid\" d=\"M%s %sH%d\"/>",
          Svg.number(frame.left()), Svg.number(y), Frame.RIGHT);
      svg.add(
          "<text class=\"tick\" x=\"%s\" y=\"%s\" text-anchor=\"end\">%s</text>",
          Svg.number(frame.left() - 6), Svg.number(y + 4), Axis.text(tick));
    }
    svg.add(
        "<path class=\"axis\" d=\"M%s %dH%d\"/>",
        Svg.number(frame.left()), Frame.BOTTOM, Frame.RIGHT);
    svg.add(
        "<text class=\"label\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        Svg.number((frame.left() + Frame.RIGHT) / 2),
        Frame.BOTTOM + 34,
        Svg.escaped(chart.x().fullLabel()));
    svg.add(
        "<text class=\"label\" transform=\"translate(12 %d) rotate(-90)\""
            + " text-anchor=\"middle\">%s</text>",
        (Frame.TOP + Frame.BOTTOM) / 2, Svg.escaped(chart.y().fullLabel()));
  }

  private void legend() {
    int y = Frame.HEIGHT + LEGEND_ROW / 2;
    for (Curve curve : legend.values()) {
      svg.add(
          "<path class=\"stroke-%s %s\" d=\"M%s %dh%d\"/>",
          curve.ink().cssClass(),
          curve.stroke().cssClass(),
          Svg.number(frame.left()),
          y - 4,
          LEGEND_LINE);
      svg.add(
          "<text class=\"label\" x=\"%s\" y=\"%d\">%s</text>",
          Svg.number(frame.left() + LEGEND_LINE + 8), y, Svg.escaped(curve.name()));
      y += LEGEND_ROW;
    }
  }
}
