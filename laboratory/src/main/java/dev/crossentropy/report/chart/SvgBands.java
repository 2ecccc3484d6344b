package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.Contour.Corner;
import dev.crossentropy.report.chart.FreeSpot.Spot;
import dev.crossentropy.report.chart.Layer.Bands;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws a surface as bands between contour lines. */
final class SvgBands {

  /** Where along a contour its label may stand: on the diagonal, or else a little beside it. */
  private static final double[] LABEL_SHIFTS = {0, -0.15, 0.15, -0.3, 0.3};

  private SvgBands() {}

  /** Each band lies upon the lower ones; the strength of its colour is its height. */
  static void draw(Bands bands, Frame frame, Svg svg) {
    Rectangle2D plot = frame.plot();
    svg.add(
        "<rect class=\"low\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>",
        Svg.number(plot.getX()),
        Svg.number(plot.getY()),
        Svg.number(plot.getWidth()),
        Svg.number(plot.getHeight()));
    for (int i = 0; i < bands.levels().length; i++) {
      List<List<Corner>> outlines = Contour.outlines(bands, bands.levels()[i]);
      StringBuilder area = new StringBuilder();
      StringBuilder line = new StringBuilder();
      outlines.forEach(outline -> append(outline, frame, area, line));
      // The colour of one band shows through the next ones: shares of what is left to the last.
      svg.add(
          "<path class=\"high\" fill-opacity=\"%.3f\" d=\"%s\"/>",
          1.0 / (bands.levels().length - i), area);
      svg.add("<path class=\"contour\" d=\"%s\"/>", line);
    }
  }

  /** The outline as an area, and without its parts on the rim as a line. */
  private static void append(
      List<Corner> outline, Frame frame, StringBuilder area, StringBuilder line) {
    Corner before = outline.get(outline.size() - 1);
    line.append(step('M', before, frame));
    for (int i = 0; i < outline.size(); i++) {
      Corner corner = outline.get(i);
      area.append(step(i == 0 ? 'M' : 'L', corner, frame));
      line.append(step(before.onRim() || corner.onRim() ? 'M' : 'L', corner, frame));
      before = corner;
    }
    area.append('Z');
  }

  private static String step(char command, Corner corner, Frame frame) {
    return command + Svg.number(frame.x(corner.x())) + " " + Svg.number(frame.y(corner.y()));
  }

  /** On each contour, inside the axes, and clear of the labels before it; else not at all. */
  static void label(Bands bands, Frame frame, Svg svg) {
    List<Rectangle2D> before = new ArrayList<>();
    for (double level : bands.levels()) {
      String text =
          level == Math.rint(level)
              ? String.format(Locale.ROOT, "%.0f", level)
              : Double.toString(level);
      for (double shift : LABEL_SHIFTS) {
        Optional<Spot> spot =
            spot(bands, level, shift, frame).filter(at -> isFree(at.box(text), before, frame));
        if (spot.isPresent()) {
          before.add(spot.get().box(text));
          svg.add(
              "<text class=\"remark fill-text\" x=\"%s\" y=\"%s\" text-anchor=\"middle\">%s</text>",
              Svg.number(spot.get().x()), Svg.number(spot.get().y()), text);
          break;
        }
      }
    }
  }

  private static boolean isFree(Rectangle2D box, List<Rectangle2D> before, Frame frame) {
    return frame.plot().contains(box) && before.stream().noneMatch(box::intersects);
  }

  /**
   * Where the contour comes nearest to the falling diagonal, or to a parallel of it.
   *
   * @param shift how far up the parallel runs, as a share of the plot's height
   */
  private static Optional<Spot> spot(Bands bands, double level, double shift, Frame frame) {
    return Contour.outlines(bands, level).stream()
        .flatMap(List::stream)
        .filter(corner -> !corner.onRim())
        .min(
            Comparator.comparingDouble(
                corner ->
                    Math.abs(
                        frame.xAxis().share(corner.x())
                            + frame.yAxis().share(corner.y())
                            - 1
                            - shift)))
        .map(corner -> Spot.around(frame.x(corner.x()), frame.y(corner.y()) + 4));
  }
}
