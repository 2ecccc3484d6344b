package dev.crossentropy.report.picture;

import dev.crossentropy.report.picture.Layer.Area;
import dev.crossentropy.report.picture.Layer.Bands;
import dev.crossentropy.report.picture.Layer.Bars;
import dev.crossentropy.report.picture.Layer.Curve;
import dev.crossentropy.report.picture.Layer.Dots;
import dev.crossentropy.report.picture.Layer.Fill;
import dev.crossentropy.report.picture.Layer.Note;
import dev.crossentropy.report.picture.Layer.Side;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Paints layers inside the axes of a {@link PanelFrame}, in their order. */
final class LayerPainter {

  private static final double DOT_RADIUS = 4;

  /** Between a note and the point it belongs to, in pixels. */
  private static final double GAP = 7;

  /** Around the letters of a note, in pixels. */
  private static final double PADDING = 2;

  /** Where along a contour its label may stand: on the diagonal, or else a little beside it. */
  private static final double[] LABEL_SHIFTS = {0, -0.15, 0.15, -0.3, 0.3};

  private static final Font NOTES = Theme.font(Font.PLAIN, Theme.NOTE_SIZE);

  private final Graphics2D canvas;
  private final PanelFrame frame;
  private final Theme theme;

  LayerPainter(Graphics2D canvas, PanelFrame frame, Theme theme) {
    this.canvas = canvas;
    this.frame = frame;
    this.theme = theme;
  }

  void paint(Layer layer) {
    if (layer instanceof Curve curve) {
      inside(() -> draw(line(curve.x(), curve.y()), curve));
    } else if (layer instanceof Area area) {
      inside(() -> fill(outline(area), theme.wash(area.ink())));
    } else if (layer instanceof Bars bars) {
      bars(bars);
    } else if (layer instanceof Dots dots) {
      dots(dots);
    } else if (layer instanceof Bands bands) {
      inside(() -> bands(bands));
    } else if (layer instanceof Note note) {
      Point2D.Double at = frame.pixel(note.x(), note.y());
      write(note.text(), box(note.text(), at, note.side()), theme.ink(note.ink()));
    }
  }

  /** Clipped to the axes, beyond which some curves go on to infinity. */
  private void inside(Runnable painting) {
    Shape clip = canvas.getClip();
    canvas.clip(frame.plot());
    painting.run();
    canvas.setClip(clip);
  }

  private void draw(Shape line, Curve curve) {
    canvas.setStroke(curve.stroke().pen());
    canvas.setPaint(curve.stroke().color(curve.ink(), theme));
    canvas.draw(line);
  }

  private void fill(Shape shape, Color color) {
    canvas.setPaint(color);
    canvas.fill(shape);
  }

  private Path2D line(double[] x, double[] y) {
    Path2D.Double path = new Path2D.Double();
    boolean started = false;
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        started = false;
        continue;
      }
      Point2D.Double point = frame.pixel(x[i], y[i]);
      if (started) {
        path.lineTo(point.x, point.y);
      } else {
        path.moveTo(point.x, point.y);
      }
      started = true;
    }
    return path;
  }

  private Shape outline(Area area) {
    int points = area.x().length;
    double[] x = new double[2 * points];
    double[] y = new double[2 * points];
    for (int i = 0; i < points; i++) {
      x[i] = area.x()[i];
      y[i] = area.upper()[i];
      x[2 * points - 1 - i] = area.x()[i];
      y[2 * points - 1 - i] = area.lower()[i];
    }
    return line(x, y);
  }

  private void bars(Bars bars) {
    for (int i = 0; i < bars.x().length; i++) {
      Point2D.Double top = frame.pixel(bars.x()[i] - bars.width() / 2, bars.height()[i]);
      Point2D.Double bottom = frame.pixel(bars.x()[i] + bars.width() / 2, 0);
      fill(
          new Rectangle2D.Double(top.x, top.y, bottom.x - top.x, bottom.y - top.y),
          theme.ink(bars.ink()));
    }
  }

  private void dots(Dots dots) {
    Color ink = theme.ink(dots.ink());
    boolean full = dots.fill() == Fill.FULL;
    for (int i = 0; i < dots.x().length; i++) {
      Point2D.Double at = frame.pixel(dots.x()[i], dots.y()[i]);
      double radius = dots.radii().length == 0 ? DOT_RADIUS : dots.radii()[i];
      Shape dot = new Ellipse2D.Double(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
      fill(dot, full ? ink : theme.paper());
      if (dots.radii().length > 0) {
        continue; // Rims of many small dots would hide them.
      }
      canvas.setStroke(new BasicStroke(full ? 1 : 2));
      canvas.setPaint(full ? theme.paper() : ink);
      canvas.draw(dot);
    }
  }

  private void bands(Bands bands) {
    Rectangle2D.Double plot = frame.plot();
    var image = BandImage.of(bands, theme);
    canvas.drawImage(
        image,
        new AffineTransform(
            plot.width / image.getWidth(), 0, 0, plot.height / image.getHeight(), plot.x, plot.y),
        null);
    List<Rectangle2D> labels = new ArrayList<>();
    for (double level : bands.levels()) {
      contour(Contour.of(bands.surface(), level));
    }
    for (double level : bands.levels()) {
      label(Contour.of(bands.surface(), level), level(level), labels);
    }
  }

  /** On the contour, inside the axes, and clear of the labels before it; else not at all. */
  private void label(Contour contour, String text, List<Rectangle2D> before) {
    for (double shift : LABEL_SHIFTS) {
      Point2D.Double point = contour.nearDiagonal(shift);
      if (point == null) {
        return;
      }
      Point2D.Double at = frame.pixel(point.x, point.y);
      Rectangle2D box = box(text, at, Side.CENTRE);
      if (frame.plot().contains(box) && before.stream().noneMatch(box::intersects)) {
        before.add(box);
        write(text, box, theme.text());
        return;
      }
    }
  }

  private void contour(Contour contour) {
    Point2D.Double origin = frame.pixel(0, 0);
    Point2D.Double unit = frame.pixel(1, 1);
    AffineTransform toPixels =
        new AffineTransform(unit.x - origin.x, 0, 0, unit.y - origin.y, origin.x, origin.y);
    canvas.setStroke(new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    canvas.setPaint(theme.text());
    canvas.draw(toPixels.createTransformedShape(contour.line()));
  }

  private Rectangle2D box(String text, Point2D.Double at, Side side) {
    FontMetrics font = canvas.getFontMetrics(NOTES);
    double width = font.stringWidth(text) + 2 * PADDING;
    double height = font.getAscent() + font.getDescent();
    double left =
        switch (side) {
          case LEFT -> at.x - GAP - width;
          case RIGHT -> at.x + GAP;
          case ABOVE, BELOW, CENTRE -> at.x - width / 2;
        };
    double top =
        switch (side) {
          case ABOVE -> at.y - GAP - height;
          case BELOW -> at.y + GAP;
          case LEFT, RIGHT, CENTRE -> at.y - height / 2;
        };
    return new Rectangle2D.Double(left, top, width, height);
  }

  /** Upon a veil of paper, so that lines and areas beneath do not disturb the letters. */
  private void write(String text, Rectangle2D box, Color color) {
    fill(box, theme.veil());
    canvas.setPaint(color);
    canvas.setFont(NOTES);
    double baseline = box.getY() + canvas.getFontMetrics().getAscent();
    canvas.drawString(text, (float) (box.getX() + PADDING), (float) baseline);
  }

  private static String level(double level) {
    return level == Math.rint(level)
        ? String.format(Locale.ROOT, "%.0f", level)
        : Double.toString(level);
  }
}
