package dev.crossentropy.curves.chart;

/**
 * What a layer is drawn in. The colours of a {@link Theme} for these names can be told apart with
 * every kind of colour vision, and differ in lightness, so that a black-and-white print works too.
 */
public enum Ink {
  BLUE,
  ORANGE,
  GREEN,
  PURPLE,
  /** For what stays in the background: reference lines and what they mean. */
  GREY
}
