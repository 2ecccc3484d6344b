package dev.crossentropy.report.chart;

import java.util.List;

/**
 * Colours of the losses, by their place in the comparison.
 *
 * <p>After Okabe and Ito (2008), <i>Color Universal Design</i>, told apart with any colour vision;
 * darkened on paper and lightened on a dark page until each contrasts with the background by 4.5 :
 * 1, as WCAG asks of text. Dashes tell the lines apart without colour.
 */
public final class Palette {

  public static final List<String> ON_LIGHT =
      List.of("#0068ad", "#b94a00", "#00745a", "#a03c78", "#7a5d00", "#4a4f57");

  public static final List<String> ON_DARK =
      List.of("#6bb5ff", "#ff9d5c", "#45d0a3", "#ec9bcb", "#e6c34a", "#b9c0ca");

  /** SVG dash arrays; the first two lines differ in width instead. */
  public static final List<String> DASHES = List.of("", "", "7 4", "2 4", "9 3 2 3", "4 2");

  private Palette() {}

  /** Beyond the last colour the first returns. */
  public static int index(int loss) {
    return Math.floorMod(loss, ON_LIGHT.size());
  }
}
