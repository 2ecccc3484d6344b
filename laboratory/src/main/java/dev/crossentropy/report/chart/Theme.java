package dev.crossentropy.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The colours of light and of dark pages, and the style sheet of all that is drawn on them. */
public enum Theme {
  LIGHT(
      Ink::onLight,
      Map.of(
          "--paper", "#ffffff",
          "--text", "#1d2129",
          "--muted", "#57606b",
          "--faint", "#e6e9ee",
          "--low", "#f4f8fc",
          "--high", "#14508c")),
  DARK(
      Ink::onDark,
      Map.of(
          "--paper", "#14171c",
          "--text", "#e6e9ee",
          "--muted", "#a3acb8",
          "--faint", "#2a3038",
          "--low", "#1b2530",
          "--high", "#8cc8f5"));

  private static final String SHEET = resource("chart.css");

  private final Map<String, String> colours;

  Theme(Function<Ink, String> inks, Map<String, String> colours) {
    this.colours = new LinkedHashMap<>(colours);
    for (Ink ink : Ink.values()) {
      this.colours.put(ink.variable(), inks.apply(ink));
    }
  }

  /**
   * For pages, which choose their colours by the reader's device. What else on a page belongs to an
   * ink finds its colour as {@code --series} below an element of the class {@code ink-blue}.
   */
  public static String styleSheet() {
    String inks =
        Arrays.stream(Ink.values())
            .map(
                ink -> ".ink-%s { --series: var(%s); }\n".formatted(ink.cssClass(), ink.variable()))
            .collect(Collectors.joining());
    return ":root { "
        + LIGHT.variables()
        + "}\n@media screen and (prefers-color-scheme: dark) {\n:root { "
        + DARK.variables()
        + "}\n}\n"
        + inks
        + SHEET
        + resource("readings.css");
  }

  /** For pages: the keys that move along the values of a chart. */
  public static String script() {
    return resource("chart.js");
  }

  private String variables() {
    return colours.entrySet().stream()
        .map(colour -> colour.getKey() + ": " + colour.getValue() + "; ")
        .sorted()
        .collect(Collectors.joining());
  }

  /** For PNG files, whose painter knows neither variables nor the fonts of browsers. */
  String literalStyleSheet() {
    String sheet = SHEET.replaceAll("font-family: [^;]*", "font-family: SansSerif");
    for (Map.Entry<String, String> colour : colours.entrySet()) {
      sheet = sheet.replace("var(" + colour.getKey() + ")", colour.getValue());
    }
    return sheet;
  }

  String paper() {
    return colours.getOrDefault("--paper", "");
  }

  private static String resource(String name) {
    try (InputStream sheet = Theme.class.getResourceAsStream(name)) {
      return new String(
          java.util.Objects.requireNonNull(sheet, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // It lies in the same jar as this class.
    }
  }
}
