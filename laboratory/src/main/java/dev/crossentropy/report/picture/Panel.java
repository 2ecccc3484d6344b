package dev.crossentropy.report.picture;

import dev.crossentropy.report.chart.Axis;
import dev.crossentropy.report.picture.Layer.Area;
import dev.crossentropy.report.picture.Layer.Bands;
import dev.crossentropy.report.picture.Layer.Bars;
import dev.crossentropy.report.picture.Layer.Curve;
import dev.crossentropy.report.picture.Layer.Dots;
import dev.crossentropy.report.picture.Layer.Fill;
import dev.crossentropy.report.picture.Layer.Note;
import dev.crossentropy.report.picture.Layer.Side;
import dev.crossentropy.report.picture.Layer.Stroke;
import java.util.ArrayList;
import java.util.List;

/**
 * One pair of axes with what lies on it, described apart from how it is drawn. Immutable: each
 * method returns a panel with one layer more.
 *
 * @param alternative what the picture shows, in words, for whoever cannot see it
 */
public record Panel(
    String title, String alternative, Axis x, Axis y, Legend legend, List<Layer> layers) {

  /** Where the names of the curves stand. */
  public enum Legend {
    /** Nowhere: the curves are labelled where they run. */
    NONE,
    /** In the plot, where there is room. */
    TOP,
    /** Below the plot. */
    BELOW
  }

  public Panel {
    layers = List.copyOf(layers);
  }

  public static Panel of(String title, String alternative, Axis x, Axis y) {
    return new Panel(title, alternative, x, y, Legend.NONE, List.of());
  }

  public Panel withLegend(Legend where) {
    return new Panel(title, alternative, x, y, where, layers);
  }

  public Panel curve(Ink ink, String name, double[] x, double[] y) {
    return with(new Curve(ink, Stroke.SOLID, name, x, y));
  }

  public Panel dashed(Ink ink, String name, double[] x, double[] y) {
    return with(new Curve(ink, Stroke.DASHED, name, x, y));
  }

  public Panel vertical(double at) {
    return reference("", at, y.low(), at, y.high());
  }

  public Panel horizontal(double at) {
    return reference("", x.low(), at, x.high(), at);
  }

  /** A straight line to compare with. */
  Panel reference(String name, double x0, double y0, double x1, double y1) {
    return with(
        new Curve(Ink.GREY, Stroke.HAIRLINE, name, new double[] {x0, x1}, new double[] {y0, y1}));
  }

  public Panel area(Ink ink, double[] x, double[] lower, double[] upper) {
    return with(new Area(ink, x, lower, upper));
  }

  public Panel bars(Ink ink, double width, double[] x, double[] height) {
    return with(new Bars(ink, width, x, height));
  }

  public Panel dots(Ink ink, double[] x, double[] y) {
    return with(new Dots(ink, Fill.FULL, x, y, new double[0]));
  }

  public Panel openDots(Ink ink, double[] x, double[] y) {
    return with(new Dots(ink, Fill.OPEN, x, y, new double[0]));
  }

  public Panel dot(Ink ink, double x, double y) {
    return dots(ink, new double[] {x}, new double[] {y});
  }

  public Panel note(Ink ink, Side side, double x, double y, String text) {
    return with(new Note(ink, side, x, y, text));
  }

  public Panel bands(Surface surface, double... levels) {
    return with(new Bands(surface, levels));
  }

  Panel with(Layer layer) {
    List<Layer> more = new ArrayList<>(layers);
    more.add(layer);
    return new Panel(title, alternative, x, y, legend, more);
  }
}
