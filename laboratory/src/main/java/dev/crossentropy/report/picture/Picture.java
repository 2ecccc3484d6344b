package dev.crossentropy.report.picture;

import dev.crossentropy.report.stored.PngImage;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/** Panels as PNG images, drawn in memory: no display is needed. */
public final class Picture {

  /** A panel's size in pixels of a page, as wide as a phone shows without scaling it far down. */
  public static final int WIDTH = 420;

  public static final int HEIGHT = 330;
  private static final int COLUMNS = 2;
  private static final int TITLE_HEIGHT = 40;
  private static final int PANEL_TITLE_HEIGHT = 26;
  private static final int MARGIN = 12;

  /** Image pixels per page pixel: sharp on displays of high density, and in print. */
  private static final int DENSITY = 2;

  private Picture() {}

  /** One panel by itself, for pages that arrange panels by their own width. */
  public static byte[] of(Panel panel, Theme theme) {
    return of(panel, theme, WIDTH, HEIGHT);
  }

  static byte[] of(Panel panel, Theme theme, int width, int height) {
    return paint(
        width, height, theme, canvas -> place(panel, theme, canvas, new Rectangle(width, height)));
  }

  /** All panels of a figure under its title. */
  public static byte[] of(String title, List<Panel> panels, Theme theme) {
    int columns = Math.min(COLUMNS, panels.size());
    int rows = (panels.size() + columns - 1) / columns;
    return paint(
        columns * WIDTH,
        TITLE_HEIGHT + rows * HEIGHT,
        theme,
        canvas -> {
          canvas.setPaint(theme.text());
          canvas.setFont(Theme.font(Font.BOLD, Theme.TITLE_SIZE + 3));
          canvas.drawString(title, MARGIN, TITLE_HEIGHT - 12);
          for (int i = 0; i < panels.size(); i++) {
            int left = i % columns * WIDTH;
            int top = TITLE_HEIGHT + i / columns * HEIGHT;
            place(panels.get(i), theme, canvas, new Rectangle(left, top, WIDTH, HEIGHT));
          }
        });
  }

  private static void place(Panel panel, Theme theme, Graphics2D canvas, Rectangle place) {
    AffineTransform before = canvas.getTransform();
    canvas.translate(place.x, place.y);
    canvas.setPaint(theme.text());
    canvas.setFont(Theme.font(Font.BOLD, Theme.TITLE_SIZE));
    canvas.drawString(panel.title(), MARGIN, PANEL_TITLE_HEIGHT - 8);
    canvas.translate(0, PANEL_TITLE_HEIGHT);
    PanelFrame frame = new PanelFrame(panel, theme, place.width, place.height - PANEL_TITLE_HEIGHT);
    frame.paint(canvas);
    LayerPainter painter = new LayerPainter(canvas, frame, theme);
    panel.layers().forEach(painter::paint);
    canvas.setTransform(before);
  }

  private interface Painting {
    void on(Graphics2D canvas);
  }

  private static byte[] paint(int width, int height, Theme theme, Painting painting) {
    BufferedImage image =
        new BufferedImage(width * DENSITY, height * DENSITY, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.scale(DENSITY, DENSITY);
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      canvas.setPaint(theme.paper());
      canvas.fill(new Rectangle2D.Double(0, 0, width, height));
      painting.on(canvas);
    } finally {
      canvas.dispose();
    }
    return png(image);
  }

  private static byte[] png(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      rgb[3 * i] = (byte) (pixels[i] >> 16);
      rgb[3 * i + 1] = (byte) (pixels[i] >> 8);
      rgb[3 * i + 2] = (byte) pixels[i];
    }
    return PngImage.rgb(width, height, rgb);
  }
}
