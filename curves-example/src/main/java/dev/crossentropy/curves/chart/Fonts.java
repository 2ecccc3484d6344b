package dev.crossentropy.curves.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The fonts of this machine, without which Java can draw lines but no text. */
public final class Fonts {

  private Fonts() {}

  /**
   * Tries to set a letter, before any work is spent on figures that could not be labelled.
   *
   * @throws FontsMissingException saying what to install
   */
  public static void require() {
    try {
      Font font = Theme.font(Font.PLAIN, 12);
      font.createGlyphVector(new FontRenderContext(null, true, true), "z").getVisualBounds();
    } catch (RuntimeException | LinkageError | InternalError e) {
      // What Java throws depends on whether fonts, fontconfig or its own font library is missing.
      throw new FontsMissingException(e);
    }
  }
}
