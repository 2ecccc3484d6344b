package dev.crossentropy.curves;

import dev.crossentropy.training.output.OutputFolder;

/** A figure as the files that are named after it. */
final class FigureFiles {

  private FigureFiles() {}

  static String image(Figure figure) {
    return figure.name() + ".png";
  }

  static String data(Figure figure) {
    return figure.name() + ".csv";
  }

  static String data(Figure figure, String further) {
    return figure.name() + "-" + further + ".csv";
  }

  static void write(Figure figure, OutputFolder folder) {
    folder.write(data(figure), figure.points().csv());
    figure
        .furtherPoints()
        .forEach((further, points) -> folder.write(data(figure, further), points.csv()));
  }
}
