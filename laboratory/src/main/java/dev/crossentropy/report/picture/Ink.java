package dev.crossentropy.report.picture;

/**
 * What a layer is drawn in, in the order of {@link dev.crossentropy.report.chart.Palette}. The
 * colours can be told apart with every kind of colour vision, and differ in lightness, so that a
 * black-and-white print works too.
 */
public enum Ink {
  BLUE,
  ORANGE,
  GREEN,
  PURPLE,
  OCHRE,
  /** For what stays in the background: reference lines and what they mean. */
  GREY
}
