package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.Layer.Curve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The values of a chart's named curves, place by place along the lower axis: each place is a strip
 * that shows its values while the pointer is upon it. A script on the page moves along the strips
 * by arrow keys.
 */
final class SvgReadings {

  /** Strips narrower than this many pixels cannot be met. */
  private static final int NARROWEST = 5;

  private static final int ROW = 14;
  private static final int PADDING = 6;

  /** Longer names end in an ellipsis: the box has to fit into the chart. */
  private static final int LONGEST = 44;

  private final Frame frame;
  private final List<Curve> curves;
  private final Svg svg = new Svg();

  private SvgReadings(Chart chart, Frame frame) {
    this.frame = frame;
    this.curves = chart.named().stream().filter(curve -> curve.x().length > 0).toList();
  }

  /** Empty where there is nothing to read off. */
  static String of(Chart chart, Frame frame) {
    SvgReadings readings = new SvgReadings(chart, frame);
    if (!readings.curves.isEmpty()) {
      readings.strips();
    }
    return readings.svg.toString();
  }

  private void strips() {
    double[] places = places();
    for (int i = 0; i < places.length; i++) {
      double x = frame.x(places[i]);
      double left = i == 0 ? frame.left() : (frame.x(places[i - 1]) + x) / 2;
      double right = i == places.length - 1 ? Frame.RIGHT : (x + frame.x(places[i + 1])) / 2;
      svg.add(
          "<g class=\"reading\"><rect class=\"strip\" x=\"%s\" y=\"%d\" width=\"%s\""
              + " height=\"%d\"/>",
          Svg.number(left),
          Frame.TOP,
          Svg.number(Math.max(0, right - left)),
          Frame.BOTTOM - Frame.TOP);
      svg.add("<path class=\"cursor\" d=\"M%s %dV%d\"/>", Svg.number(x), Frame.TOP, Frame.BOTTOM);
      box(lines(places[i]), x);
      svg.add("</g>");
    }
  }

  /** Of the curve that has most points, as many as there is room for. */
  private double[] places() {
    double[] all =
        curves.stream()
            .map(Curve::x)
            .max(java.util.Comparator.comparingInt(x -> x.length))
            .orElseThrow();
    double[] sorted =
        Arrays.stream(all)
            .filter(x -> frame.xAxis().share(x) >= 0 && frame.xAxis().share(x) <= 1)
            .sorted()
            .distinct()
            .toArray();
    int most = (int) ((Frame.RIGHT - frame.left()) / NARROWEST);
    int count = Math.min(sorted.length, most);
    return IntStream.range(0, count)
        .mapToDouble(
            i -> sorted[count == 1 ? 0 : (int) ((long) i * (sorted.length - 1) / (count - 1))])
        .toArray();
  }

  private List<String> lines(double place) {
    List<String> lines = new ArrayList<>();
    lines.add(frame.xAxis().label() + ": " + text(place));
    for (Curve curve : curves) {
      int nearest =
          IntStream.range(0, curve.x().length)
              .boxed()
              .min(java.util.Comparator.comparingDouble(i -> Math.abs(curve.x()[i] - place)))
              .orElseThrow();
      // A curve that ended before has no value here.
      if (Math.abs(frame.x(curve.x()[nearest]) - frame.x(place)) < NARROWEST
          && Double.isFinite(curve.y()[nearest])) {
        String name = curve.name();
        lines.add(
            (name.length() > LONGEST ? name.substring(0, LONGEST - 1) + "…" : name)
                + ": "
                + text(curve.y()[nearest]));
      }
    }
    return lines;
  }

  private static String text(double value) {
    boolean plain = value == 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e6);
    return plain
        ? new BigDecimal(value)
            .round(new MathContext(4))
            .stripTrailingZeros()
            .toPlainString()
            .replace('-', '−')
        : String.format(java.util.Locale.ROOT, "%.1e", value).replace('-', '−');
  }

  /** Beside the place, on the side where the chart is wider. */
  private void box(List<String> lines, double x) {
    double width = lines.stream().mapToDouble(Svg::width).max().orElse(0) + 2 * PADDING;
    double beside = x < (frame.left() + Frame.RIGHT) / 2 ? x + PADDING : x - PADDING - width;
    double left = Math.max(0, Math.min(Frame.WIDTH - width, beside));
    svg.add(
        "<g class=\"values\"><rect x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\" rx=\"3\"/>",
        Svg.number(left), Frame.TOP + 4, Svg.number(width), ROW * lines.size() + PADDING);
    for (int i = 0; i < lines.size(); i++) {
      svg.add(
          "<text class=\"label\" x=\"%s\" y=\"%d\">%s</text>",
          Svg.number(left + PADDING), Frame.TOP + 4 + ROW * (i + 1), Svg.escaped(lines.get(i)));
    }
    svg.add("</g>");
  }
}
