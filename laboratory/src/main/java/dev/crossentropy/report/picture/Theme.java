package dev.crossentropy.report.picture;

import dev.crossentropy.report.chart.Palette;
import java.awt.Color;
import java.awt.Font;
import java.util.List;

/** Colours and type for light and for dark pages; the inks are those of {@link Palette}. */
public enum Theme {
  LIGHT(0xFFFFFF, 0x1D2129, 0xE3E6EA, Palette.ON_LIGHT) {
    @Override
    Color band(double height) {
      return between(new Color(0xF4F8FC), new Color(0x14508C), height);
    }
  },
  DARK(0x14171C, 0xE6E9EE, 0x2E343C, Palette.ON_DARK) {
    @Override
    Color band(double height) {
      return between(new Color(0x1B2530), new Color(0x8CC8F5), height);
    }
  };

  static final float TITLE_SIZE = 14;
  static final float LABEL_SIZE = 13;
  static final float NOTE_SIZE = 12.5f;
  static final float TICK_SIZE = 12;

  private final Color paper;
  private final Color text;
  private final Color grid;
  private final List<Color> inks;

  Theme(int paper, int text, int grid, List<String> inks) {
    this.paper = new Color(paper);
    this.text = new Color(text);
    this.grid = new Color(grid);
    this.inks = inks.stream().map(Color::decode).toList();
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

  @SuppressWarnings("EnumOrdinal") // the palette is listed in the order of the constants
  Color ink(Ink ink) {
    return inks.get(ink.ordinal());
  }

  /** An ink thin enough to lie under a curve and its label. */
  Color wash(Ink ink) {
    return translucent(ink(ink), 56);
  }

  /** An ink on its way to the paper, and yet opaque: what lies upon it is seen unmixed. */
  Color pale(Ink ink) {
    return between(ink(ink), paper, 0.5);
  }

  /** An ink of which one line is seen, and twenty do not hide another. */
  Color faint(Ink ink) {
    return translucent(ink(ink), 80);
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

  private static Color between(Color from, Color to, double share) {
    return new Color(
        mix(from.getRed(), to.getRed(), share),
        mix(from.getGreen(), to.getGreen(), share),
        mix(from.getBlue(), to.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
