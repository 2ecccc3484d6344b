package dev.crossentropy.report.chart;

/**
 * What a layer is drawn in.
 *
 * <p>After Okabe and Ito (2008), <i>Color Universal Design</i>, told apart with any colour vision;
 * darkened on paper and lightened on a dark page until each contrasts with the background by 4.5 :
 * 1, as WCAG asks of text.
 */
public enum Ink {
  BLUE("#0068ad", "#6bb5ff"),
  ORANGE("#b94a00", "#ff9d5c"),
  GREEN("#00745a", "#45d0a3"),
  PURPLE("#a03c78", "#ec9bcb"),
  OCHRE("#7a5d00", "#e6c34a"),
  GREY("#4a4f57", "#b9c0ca");

  private final String onLight;
  private final String onDark;

  Ink(String onLight, String onDark) {
    this.onLight = onLight;
    this.onDark = onDark;
  }

  /** The ink of a loss by its place in the comparison; after the last one the first returns. */
  public static Ink of(int place) {
    return values()[Math.floorMod(place, values().length)];
  }

  /** A style sheet's variable: {@code --blue}. */
  String variable() {
    return "--" + cssClass();
  }

  /** The class of what is drawn in this ink: {@code blue}. */
  public String cssClass() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  String onLight() {
    return onLight;
  }

  String onDark() {
    return onDark;
  }
}
