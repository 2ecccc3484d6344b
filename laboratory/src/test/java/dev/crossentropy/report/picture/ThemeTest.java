package dev.crossentropy.report.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeTest {

  /** What WCAG 2 asks of text at level AA. */
  private static final double READABLE = 4.5;

  @ParameterizedTest
  @EnumSource(Theme.class)
  void everyInkIsReadableOnItsPaper(Theme theme) {
    assertThat(contrast(theme.text(), theme.paper())).isGreaterThan(READABLE);
    for (Ink ink : Ink.values()) {
      assertThat(contrast(theme.ink(ink), theme.paper()))
          .as("%s on %s paper", ink, theme)
          .isGreaterThan(READABLE);
    }
  }

  private static double contrast(Color one, Color other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
