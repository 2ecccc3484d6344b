package dev.crossentropy.curves;

import dev.crossentropy.report.chart.Chart;
import java.util.List;
import java.util.Map;

/** One page of the story: what is computed, how it is drawn, and what to see in it. */
interface Figure {

  /** The name of its files, without an ending. */
  String name();

  String title();

  Reading reading();

  /** Every computed point of its subject, as it goes into the CSV file. */
  Table points();

  /** Points of what is drawn besides, by what the name of their CSV file ends in. */
  default Map<String, Table> furtherPoints() {
    return Map.of();
  }

  /** The few rows that tell the story in numbers. */
  Table highlights();

  List<Chart> charts();
}
