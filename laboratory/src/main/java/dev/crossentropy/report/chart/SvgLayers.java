package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.FreeSpot.Spot;
import dev.crossentropy.report.chart.Layer.Area;
import dev.crossentropy.report.chart.Layer.Bands;
import dev.crossentropy.report.chart.Layer.Bars;
import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Dots;
import dev.crossentropy.report.chart.Layer.Fill;
import dev.crossentropy.report.chart.Layer.Note;
import dev.crossentropy.report.chart.Layer.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Draws what lies between the axes of a chart. */
final class SvgLayers {

  private static final double LARGEST_DOT = 8;
  private static final double SMALLEST_DOT = 2.3;
  private static final double PLAIN_DOT = 3.2;

  /** Between a note and the point it belongs to. */
  private static final double GAP = 7;

  /** From the top to the bottom of a vertical rule, where its name may stand. */
  private static final int LABEL_HEIGHTS = 9;

  /** Shares of a diagonal at which its name may stand, the best first. */
  private static final double[] ALONG_DIAGONAL = {0.45, 0.3, 0.6, 0.15, 0.75};

  private final Chart chart;
  private final Frame frame;
  private final Svg svg;

  SvgLayers(Chart chart, Frame frame, Svg svg) {
    this.chart = chart;
    this.frame = frame;
    this.svg = svg;
  }

  /** Everything but dots and text, which may reach beyond the axes. */
  void draw() {
    for (Layer layer : chart.layers()) {
      if (layer instanceof Curve curve) {
        curve(curve);
      } else if (layer instanceof Area area) {
        area(area);
      } else if (layer instanceof Bars bars) {
        bars(bars);
      } else if (layer instanceof Rule rule) {
        rule(rule);
      } else if (layer instanceof Bands bands) {
        SvgBands.draw(bands, frame, svg);
      }
    }
  }

  void drawDots() {
    for (Layer layer : chart.layers()) {
      if (layer instanceof Dots dots) {
        dots(dots);
      }
    }
  }

  void label() {
    for (Layer layer : chart.layers()) {
      if (layer instanceof Note note) {
        note(note);
      } else if (layer instanceof Rule rule && !rule.label().isEmpty()) {
        write(rule.label(), FreeSpot.in(chart, frame).choose(rule.label(), spots(rule)), Ink.GREY);
      } else if (layer instanceof Bands bands) {
        SvgBands.label(bands, frame, svg);
      }
    }
  }

  /** A single point draws no line. */
  private void curve(Curve curve) {
    if (curve.x().length == 1) {
      circle(curve.ink(), Fill.FULL, curve.x()[0], curve.y()[0], PLAIN_DOT);
      return;
    }
    svg.add(
        "<path class=\"stroke-%s %s\" d=\"%s\"/>",
        curve.ink().cssClass(), curve.stroke().cssClass(), path(curve.x(), curve.y()));
  }

  private void area(Area area) {
    int last = area.x().length - 1;
    double[] back = IntStream.rangeClosed(0, last).mapToDouble(i -> area.x()[last - i]).toArray();
    double[] lower =
        IntStream.rangeClosed(0, last).mapToDouble(i -> area.lower()[last - i]).toArray();
    svg.add(
        "<path class=\"area fill-%s\" d=\"%s%sZ\"/>",
        area.ink().cssClass(),
        path(area.x(), area.upper()),
        path(back, lower).replaceFirst("M", "L"));
  }

  private void bars(Bars bars) {
    for (int i = 0; i < bars.x().length; i++) {
      double left = frame.x(bars.x()[i] - bars.width() / 2);
      double right = frame.x(bars.x()[i] + bars.width() / 2);
      double top = frame.y(bars.height()[i]);
      svg.add(
          "<rect class=\"fill-%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
          bars.ink().cssClass(),
          Svg.number(left),
          Svg.number(top),
          Svg.number(right - left),
          Svg.number(Math.max(0, frame.y(0) - top)));
    }
  }

  private void dots(Dots dots) {
    for (int i = 0; i < dots.x().length; i++) {
      double radius =
          dots.sizes().length == 0
              ? PLAIN_DOT
              : Math.max(SMALLEST_DOT, LARGEST_DOT * Math.sqrt(dots.sizes()[i]));
      circle(dots.ink(), dots.fill(), dots.x()[i], dots.y()[i], radius);
    }
  }

  private void circle(Ink ink, Fill fill, double x, double y, double radius) {
    if (!frame.plot().intersects(frame.x(x) - 1, frame.y(y) - 1, 2, 2)) {
      return; // what is not finite lies nowhere
    }
    svg.add(
        "<circle class=\"%s%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
        fill == Fill.FULL ? "dot fill-" : "ring stroke-",
        ink.cssClass(),
        Svg.number(frame.x(x)),
        Svg.number(frame.y(y)),
        Svg.number(radius));
  }

  private void rule(Rule rule) {
    double[] x = {frame.xAxis().low(), frame.xAxis().high()};
    double[] y = {frame.yAxis().low(), frame.yAxis().high()};
    double low = Math.max(x[0], y[0]);
    double high = Math.min(x[1], y[1]);
    String path =
        switch (rule.direction()) {
          case HORIZONTAL -> path(x, new double[] {rule.at(), rule.at()});
          case VERTICAL -> path(new double[] {rule.at(), rule.at()}, y);
          case DIAGONAL -> path(new double[] {low, high}, new double[] {low, high});
        };
    svg.add("<path class=\"rule\" d=\"%s\"/>", path);
  }

  private List<Spot> spots(Rule rule) {
    double x = frame.x(rule.at());
    double y = frame.y(rule.at());
    return switch (rule.direction()) {
      case HORIZONTAL ->
          List.of(
              Spot.from(frame.left() + 6, y - 5),
              Spot.upTo(Frame.RIGHT - 6, y - 5),
              Spot.from(frame.left() + 6, y + 13),
              Spot.upTo(Frame.RIGHT - 6, y + 13));
      case VERTICAL ->
          IntStream.range(0, LABEL_HEIGHTS)
              .mapToDouble(
                  i -> Frame.TOP + 12 + (Frame.BOTTOM - Frame.TOP - 18.0) * i / (LABEL_HEIGHTS - 1))
              .boxed()
              .flatMap(at -> Stream.of(Spot.upTo(x - 5, at), Spot.from(x + 5, at)))
              .toList();
      case DIAGONAL -> {
        double low = Math.max(frame.xAxis().low(), frame.yAxis().low());
        double high = Math.min(frame.xAxis().high(), frame.yAxis().high());
        yield Arrays.stream(ALONG_DIAGONAL)
            .map(share -> low + (high - low) * share)
            .boxed()
            .flatMap(
                at ->
                    Stream.of(
                        Spot.from(frame.x(at) + 8, frame.y(at) + 12),
                        Spot.upTo(frame.x(at) - 6, frame.y(at) - 6)))
            .toList();
      }
    };
  }

  private void note(Note note) {
    double x = frame.x(note.x());
    double y = frame.y(note.y()) + 4;
    Spot spot =
        switch (note.side()) {
          case LEFT -> Spot.upTo(x - GAP, y);
          case RIGHT -> Spot.from(x + GAP, y);
          case ABOVE -> Spot.around(x, y - GAP - 4);
          case BELOW -> Spot.around(x, y + GAP + 5);
          case CENTRE -> Spot.around(x, y);
        };
    write(note.text(), spot, note.ink());
  }

  private void write(String text, Spot spot, Ink ink) {
    svg.add(
        "<text class=\"remark fill-%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
        ink.cssClass(),
        Svg.number(spot.x()),
        Svg.number(spot.y()),
        spot.anchor(),
        Svg.escaped(text));
  }

  private String path(double[] x, double[] y) {
    StringBuilder path = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        drawing = false;
        continue;
      }
      path.append(drawing ? 'L' : 'M')
          .append(Svg.number(frame.x(x[i])))
          .append(' ')
          .append(Svg.number(frame.y(y[i])));
      drawing = true;
    }
    return path.toString();
  }
}
