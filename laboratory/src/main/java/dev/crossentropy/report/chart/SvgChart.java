package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.FreeSpot.Spot;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Draws a {@link Chart} as an inline SVG element. Colours are the page's CSS variables, so that one
 * drawing serves light, dark and paper; no font is measured, so that none needs to be installed.
 */
public final class SvgChart {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 236;
  private static final int LEFT = 52;
  private static final int RIGHT = 308;
  private static final int TOP = 12;
  private static final int BOTTOM = 194;

  /** Radius of the largest dot. */
  private static final double LARGEST_DOT = 7;

  /** Radius of a dot where all are equal, and the least where they are not. */
  private static final double SMALL_DOT = 2.2;

  /** From the top to the bottom of a vertical rule, where its name may stand. */
  private static final int LABEL_HEIGHTS = 9;

  /** Shares of a diagonal at which its name may stand, the best first. */
  private static final double[] ALONG_DIAGONAL = {0.45, 0.3, 0.6, 0.15, 0.75};

  private final Chart chart;
  private final StringBuilder svg = new StringBuilder();

  private SvgChart(Chart chart) {
    this.chart = chart;
  }

  public static String of(Chart chart) {
    return new SvgChart(chart).draw();
  }

  private String draw() {
    String id = "chart-" + chart.name().replaceAll("[^A-Za-z0-9]+", "-");
    add(
        "<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s-t %s-d\" viewBox=\"0 0 %d %d\">",
        id, id, WIDTH, HEIGHT);
    add("<title id=\"%s-t\">%s</title>", id, Markup.escaped(chart.title()));
    add("<desc id=\"%s-d\">%s</desc>", id, Markup.escaped(chart.alternative()));
    axes();
    chart.rules().forEach(this::rule);
    for (Line.Style style : Line.Style.values()) {
      chart.lines().stream().filter(line -> line.style() == style).forEach(this::line);
    }
    return svg.append("</svg>").toString();
  }

  private void axes() {
    for (double tick : chart.x().ticks()) {
      double x = x(tick);
      add("<path class=\"grid\" d=\"M%s %dV%d\"/>", number(x), TOP, BOTTOM);
      add(
          "<text class=\"tick\" x=\"%s\" y=\"%d\" text-anchor=\"middle\">%s</text>",
          number(x), BOTTOM + 16, Axis.text(tick));
    }
    for (double tick : chart.y().ticks()) {
      double y = y(tick);
      add("<path class=\"grid\" d=\"M%d %sH%d\"/>", LEFT, number(y), RIGHT);
      add(
          "<text class=\"tick\" x=\"%d\" y=\"%s\" text-anchor=\"end\">%s</text>",
          LEFT - 6, number(y + 4), Axis.text(tick));
    }
    add("<path class=\"axis\" d=\"M%d %dH%d\"/>", LEFT, BOTTOM, RIGHT);
    add(
        "<text class=\"label\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
        (LEFT + RIGHT) / 2, HEIGHT - 6, Markup.escaped(chart.x().label()));
    add(
        "<text class=\"label\" transform=\"translate(11 %d) rotate(-90)\""
            + " text-anchor=\"middle\">%s</text>",
        (TOP + BOTTOM) / 2, Markup.escaped(chart.y().label()));
  }

  private void rule(Rule rule) {
    switch (rule.kind()) {
      case HORIZONTAL -> {
        double y = y(rule.at());
        add("<path class=\"rule\" d=\"M%d %sH%d\"/>", LEFT, number(y), RIGHT);
        label(rule, List.of(Spot.from(LEFT + 6, y - 5), Spot.upTo(RIGHT - 6, y - 5)));
      }
      case VERTICAL -> {
        double x = x(rule.at());
        add("<path class=\"rule\" d=\"M%s %dV%d\"/>", number(x), TOP, BOTTOM);
        label(
            rule,
            IntStream.range(0, LABEL_HEIGHTS)
                .mapToDouble(i -> TOP + 12 + (BOTTOM - TOP - 18.0) * i / (LABEL_HEIGHTS - 1))
                .boxed()
                .flatMap(y -> Stream.of(Spot.upTo(x - 5, y), Spot.from(x + 5, y)))
                .toList());
      }
      case DIAGONAL -> {
        double low = Math.max(chart.x().low(), chart.y().low());
        double high = Math.min(chart.x().high(), chart.y().high());
        add(
            "<path class=\"rule\" d=\"M%s %sL%s %s\"/>",
            number(x(low)), number(y(low)), number(x(high)), number(y(high)));
        label(
            rule,
            Arrays.stream(ALONG_DIAGONAL)
                .map(share -> low + (high - low) * share)
                .boxed()
                .flatMap(
                    at ->
                        Stream.of(
                            Spot.from(x(at) + 8, y(at) + 12), Spot.upTo(x(at) - 6, y(at) - 6)))
                .toList());
      }
    }
  }

  private void label(Rule rule, List<Spot> spots) {
    FreeSpot free = new FreeSpot(new Rectangle2D.Double(LEFT, TOP, RIGHT - LEFT, BOTTOM - TOP));
    chart.lines().forEach(line -> free.avoid(line, this::x, this::y));
    Spot spot = free.choose(rule.label(), spots);
    add(
        "<text class=\"note\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
        number(spot.x()), number(spot.y()), spot.anchor(), Markup.escaped(rule.label()));
  }

  private void line(Line line) {
    boolean joined = line.style() != Line.Style.DOTS;
    if (joined && line.x().length > 1) {
      add(
          "<path class=\"%s s%d\" d=\"%s\"%s/>",
          cssClass(line),
          Palette.index(line.loss()),
          path(line),
          line.style() == Line.Style.SEED ? "" : dashes(line));
    }
    if (!joined || line.style() == Line.Style.JOINED_DOTS || line.x().length == 1) {
      dots(line);
    }
  }

  /** The baseline is broad and pale, so that a line upon it leaves both to be seen. */
  private static String cssClass(Line line) {
    return switch (line.style()) {
      case SEED -> "seed";
      case MEAN -> line.loss() == 0 ? "mean broad" : "mean";
      case DOTS, JOINED_DOTS -> "join";
    };
  }

  private static String dashes(Line line) {
    String pattern = Palette.DASHES.get(Palette.index(line.loss()));
    return pattern.isEmpty() ? "" : " stroke-dasharray=\"" + pattern + "\"";
  }

  private String path(Line line) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < line.x().length; i++) {
      if (Double.isNaN(line.y()[i])) {
        pen = false;
        continue;
      }
      path.append(pen ? 'L' : 'M')
          .append(number(x(line.x()[i])))
          .append(' ')
          .append(number(y(line.y()[i])));
      pen = true;
    }
    return path.toString();
  }

  private void dots(Line line) {
    for (int i = 0; i < line.x().length; i++) {
      double radius =
          line.sizes().length == 0
              ? SMALL_DOT
              : Math.max(SMALL_DOT, LARGEST_DOT * Math.sqrt(line.sizes()[i]));
      add(
          "<circle class=\"dot s%d\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>",
          Palette.index(line.loss()),
          number(x(line.x()[i])),
          number(y(line.y()[i])),
          number(radius));
    }
  }

  private double x(double value) {
    return LEFT + chart.x().position(value) * (RIGHT - LEFT);
  }

  private double y(double value) {
    return BOTTOM - chart.y().position(value) * (BOTTOM - TOP);
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
