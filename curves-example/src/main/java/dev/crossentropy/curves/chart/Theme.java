package dev.crossentropy.curves.chart;

import java.awt.Color;
import java.awt.Font;

/**
 * Colours and type for light and for dark pages. The inks follow Okabe and Ito's palette for colour
 * vision of every kind, darkened or lightened until each has a contrast of 4.5 to 1 with its paper.
 */
public enum Theme {
  LIGHT(0xFFFFFF, 0x1C1E21, 0xE3E6EA, 0x0067A8, 0xC04A00, 0x00785A, 0xA8437C, 0x666C74) {
    @Override
    Color band(double height) {
      return between(0xF4F8FC, 0x14508C, height);
    }
  },
  DARK(0x15181D, 0xE6E8EB, 0x2E343C, 0x56B4E9, 0xF0913A, 0x2BC49A, 0xE39CC4, 0x9AA2AD) {
    @Override
    Color band(double height) {
      return between(0x1B2530, 0x8CC8F5, height);
    }
  };

  static final float TITLE_SIZE = 14;
  static final float LABEL_SIZE = 13;
  static final float NOTE_SIZE = 12.5f;
  static final float TICK_SIZE = 12;

  private final Color paper;
  private final Color text;
  private final Color grid;
  private final Color[] inks;

  Theme(int paper, int text, int grid, int... inks) {
    this.paper = new Color(paper);
    this.text = new Color(text);
    this.grid = new Color(grid);
    this.inks = new Color[inks.length];
    for (int i = 0; i < inks.length; i++) {
      this.inks[i] = new Color(inks[i]);
    }
  }

  /** The colour of a height on a surface, from 0 (lowest) to 1 (highest). */
  abstract Color band(double height);

  Color paper() {
    return paper;
  }

  Color text() {
    return text;
  }

  Color grid() {
    return grid;
  }

  @SuppressWarnings("EnumOrdinal") // the inks are listed in the order of the constants
  Color ink(Ink ink) {
    return inks[ink.ordinal()];
  }

  /** An ink thin enough to lie under a curve and its label. */
  Color wash(Ink ink) {
    return translucent(ink(ink), 56);
  }

  /** Nearly paper: what lies beneath a label. */
  Color veil() {
    return translucent(paper, 215);
  }

  private static Color translucent(Color color, int alpha) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
  }

  /** Java's own sans-serif family, which every machine maps to a font it has. */
  static Font font(int style, float size) {
    return new Font(Font.SANS_SERIF, style, 1).deriveFont(size);
  }

  private static Color between(int low, int high, double height) {
    Color from = new Color(low);
    Color to = new Color(high);
    return new Color(
        mix(from.getRed(), to.getRed(), height),
        mix(from.getGreen(), to.getGreen(), height),
        mix(from.getBlue(), to.getBlue(), height));
  }

  private static int mix(int from, int to, double height) {
    return (int) Math.round(from + (to - from) * height);
  }
}
