package dev.crossentropy.report.picture;

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
    // Before the first class of AWT loads: no window will open, and none can where no display is.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      Font font = Theme.font(Font.PLAIN, 12);
      font.createGlyphVector(new FontRenderContext(null, true, true), "z").getVisualBounds();
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // What Java throws depends on whether fonts, fontconfig or its own font library is missing.
      throw new FontsMissingException(e);
    }
  }
}
