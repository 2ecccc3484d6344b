package dev.crossentropy.report.chart;

import dev.crossentropy.report.chart.Layer.Area;
import dev.crossentropy.report.chart.Layer.Bands;
import dev.crossentropy.report.chart.Layer.Bars;
import dev.crossentropy.report.chart.Layer.Curve;
import dev.crossentropy.report.chart.Layer.Direction;
import dev.crossentropy.report.chart.Layer.Dots;
import dev.crossentropy.report.chart.Layer.Fill;
import dev.crossentropy.report.chart.Layer.Note;
import dev.crossentropy.report.chart.Layer.Rule;
import dev.crossentropy.report.chart.Layer.Side;
import dev.crossentropy.report.chart.Layer.Stroke;
import java.util.List;
import java.util.stream.Stream;

/**
 * One pair of axes with what lies on it, described apart from how it is drawn. Immutable: each
 * method returns a chart with one layer more.
 *
 * @param alternative what the chart shows, in words, for whoever cannot see it
 */
public record Chart(
    String title, String alternative, Axis x, Axis y, Legend legend, List<Layer> layers) {

  /** Where the names of the curves stand. */
  public enum Legend {
    /** Nowhere: the curves are labelled where they run, or the page names them. */
    NONE,
    BELOW
  }

  public Chart {
    layers = List.copyOf(layers);
  }

  public static Chart of(String title, String alternative, Axis x, Axis y) {
    return new Chart(title, alternative, x, y, Legend.NONE, List.of());
  }

  public Chart withLegend() {
    return new Chart(title, alternative, x, y, Legend.BELOW, layers);
  }

  public Chart curve(Ink ink, String name, double[] x, double[] y) {
    return with(new Curve(ink, Stroke.SOLID, name, x, y));
  }

  public Chart dashed(Ink ink, String name, double[] x, double[] y) {
    return with(new Curve(ink, Stroke.DASHED, name, x, y));
  }

  public Chart vertical(double at, String label) {
    return with(new Rule(Direction.VERTICAL, at, label));
  }

  public Chart horizontal(double at, String label) {
    return with(new Rule(Direction.HORIZONTAL, at, label));
  }

  public Chart diagonal(String label) {
    return with(new Rule(Direction.DIAGONAL, 0, label));
  }

  public Chart area(Ink ink, double[] x, double[] lower, double[] upper) {
    return with(new Area(ink, x, lower, upper));
  }

  public Chart bars(Ink ink, double width, double[] x, double[] height) {
    return with(new Bars(ink, width, x, height));
  }

  public Chart dots(Ink ink, double[] x, double[] y) {
    return with(new Dots(ink, Fill.FULL, x, y, new double[0]));
  }

  public Chart openDots(Ink ink, double[] x, double[] y) {
    return with(new Dots(ink, Fill.OPEN, x, y, new double[0]));
  }

  public Chart dot(Ink ink, double x, double y) {
    return dots(ink, new double[] {x}, new double[] {y});
  }

  public Chart note(Ink ink, Side side, double x, double y, String text) {
    return with(new Note(ink, side, x, y, text));
  }

  public Chart bands(double[] x, double[] y, double[][] height, double... levels) {
    return with(new Bands(x, y, height, levels));
  }

  public Chart with(Layer layer) {
    return new Chart(
        title,
        alternative,
        x,
        y,
        legend,
        Stream.concat(layers.stream(), Stream.of(layer)).toList());
  }

  /** The curves that a legend names: one of many has no name of its own. */
  List<Curve> named() {
    return layers.stream()
        .filter(Curve.class::isInstance)
        .map(Curve.class::cast)
        .filter(curve -> !curve.name().isEmpty() && curve.stroke() != Stroke.FAINT)
        .toList();
  }
}
