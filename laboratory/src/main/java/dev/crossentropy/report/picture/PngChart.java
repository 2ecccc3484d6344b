package dev.crossentropy.report.picture;

import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.Line;
import dev.crossentropy.report.chart.Palette;
import dev.crossentropy.report.chart.Rule;
import dev.crossentropy.report.picture.Layer.Curve;
import dev.crossentropy.report.picture.Layer.Dots;
import dev.crossentropy.report.picture.Layer.Fill;
import dev.crossentropy.report.picture.Layer.Stroke;
import java.util.Arrays;

/** Draws a {@link Chart} as a PNG file, on white. Needs fonts, but no display. */
public final class PngChart {

  /** In pixels of a page; a file has twice as many. */
  private static final int WIDTH = 600;

  private static final int HEIGHT = 400;

  /** Radius of the largest dot. */
  private static final double LARGEST_DOT = 9;

  /** Radius of a dot where all are equal, and the least where they are not. */
  private static final double SMALL_DOT = 2.5;

  /** In the order of {@link Palette#DASHES}, the baseline being broad instead. */
  private static final Stroke[] STROKES = {
    Stroke.SOLID,
    Stroke.SOLID,
    Stroke.DASHED,
    Stroke.DOTTED,
    Stroke.DASH_DOTTED,
    Stroke.SHORT_DASHED
  };

  private PngChart() {}

  /** The bytes of the file. */
  public static byte[] of(Chart chart) {
    Panel panel =
        Panel.of(chart.title(), chart.alternative(), chart.x(), chart.y())
            .withLegend(Panel.Legend.BELOW);
    for (Rule rule : chart.rules()) {
      panel = rule(panel, rule);
    }
    String seeds = "single seeds";
    for (Line.Style style : Line.Style.values()) {
      for (Line line : chart.lines()) {
        if (line.style() == style) {
          panel = line(panel, line, style == Line.Style.SEED ? seeds : line.name());
          // One entry in the legend stands for the thin lines of all losses.
          seeds = style == Line.Style.SEED ? "" : seeds;
        }
      }
    }
    return Picture.of(panel, Theme.LIGHT, WIDTH, HEIGHT);
  }

  private static Panel rule(Panel panel, Rule rule) {
    double at = rule.at();
    double left = panel.x().low();
    double right = panel.x().high();
    double bottom = panel.y().low();
    double top = panel.y().high();
    double low = Math.max(left, bottom);
    double high = Math.min(right, top);
    return switch (rule.kind()) {
      case HORIZONTAL -> panel.reference(rule.label(), left, at, right, at);
      case VERTICAL -> panel.reference(rule.label(), at, bottom, at, top);
      case DIAGONAL -> panel.reference(rule.label(), low, low, high, high);
    };
  }

  @SuppressWarnings("EnumOrdinal") // the palette is listed in the order of the constants
  private static Panel line(Panel panel, Line line, String name) {
    Ink ink = Ink.values()[Palette.index(line.loss())];
    double[] x = line.x();
    double[] y = line.y();
    Panel joined =
        switch (line.style()) {
          case SEED -> panel.with(new Curve(ink, Stroke.FAINT, name, x, y));
          case MEAN -> panel.with(new Curve(ink, mean(line.loss()), name, x, y));
          case JOINED_DOTS -> panel.with(new Curve(ink, Stroke.THIN, name, x, y));
          case DOTS -> panel;
        };
    boolean dots = line.style() == Line.Style.DOTS || line.style() == Line.Style.JOINED_DOTS;
    return dots || x.length == 1
        ? joined.with(new Dots(ink, Fill.FULL, x, y, radii(line)))
        : joined;
  }

  private static Stroke mean(int loss) {
    return loss == 0 ? Stroke.BROAD : STROKES[Palette.index(loss)];
  }

  private static double[] radii(Line line) {
    if (line.sizes().length > 0) {
      return Arrays.stream(line.sizes())
          .map(size -> Math.max(SMALL_DOT, LARGEST_DOT * Math.sqrt(size)))
          .toArray();
    }
    double[] radii = new double[line.x().length];
    Arrays.fill(radii, SMALL_DOT);
    return radii;
  }
}
