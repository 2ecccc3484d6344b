package dev.crossentropy.report.stored;

import dev.crossentropy.training.output.FileNames;

/** What the files beside {@code result.json} are called. */
public final class SideFiles {

  public static final String REPORT = "report.html";
  public static final String SCORES = "predictions/scores-of-equal-logits.csv.gz";

  private SideFiles() {}

  public static String predictions(String loss, long seed) {
    return "predictions/" + FileNames.of(loss) + "-seed-" + seed + ".csv.gz";
  }

  public static String model(String loss) {
    return "model-" + FileNames.of(loss) + ".zip";
  }

  public static String plot(String chart) {
    return "plots/" + FileNames.of(chart) + ".png";
  }

  public static String image(int row) {
    return "images/test-" + row + ".png";
  }
}
