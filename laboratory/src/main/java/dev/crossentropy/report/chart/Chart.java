package dev.crossentropy.report.chart;

import java.util.List;

/**
 * A chart of lines, before it is drawn.
 *
 * @param name of its file, without extension
 * @param alternative what the chart shows, for someone who does not see it
 */
public record Chart(
    String name,
    String title,
    String alternative,
    Axis x,
    Axis y,
    List<Line> lines,
    List<Rule> rules) {

  public Chart {
    lines = List.copyOf(lines);
    rules = List.copyOf(rules);
  }
}
