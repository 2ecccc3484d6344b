package dev.crossentropy.report.chart;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Charts as PNG files, rasterised from their SVG. Needs fonts, but no display. */
public final class Png {

  private static final int COLUMNS = 2;
  private static final int TITLE = 30;
  private static final int CHART_TITLE = 24;
  private static final int MARGIN = 12;

  /** Image pixels per drawn pixel: sharp on displays of high density, and in print. */
  private static final double DENSITY = 2.5;

  private Png() {}

  /** One chart under its title. */
  public static byte[] of(Chart chart) {
    return file("", List.of(chart.withLegend()));
  }

  /** All charts of a figure, two in a row, under its title. */
  public static byte[] of(String title, List<Chart> charts) {
    return file(title, charts);
  }

  private static byte[] file(String title, List<Chart> charts) {
    List<SvgChart> drawings = charts.stream().map(SvgChart::new).toList();
    int columns = Math.min(COLUMNS, charts.size());
    int rows = (charts.size() + columns - 1) / columns;
    int rowHeight =
        CHART_TITLE + drawings.stream().mapToInt(SvgChart::height).max().orElse(0) + MARGIN;
    int top = title.isEmpty() ? 0 : TITLE;
    int width = columns * (Frame.WIDTH + MARGIN);
    int height = top + rows * rowHeight;
    Svg svg = new Svg();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d"
            + " %d\">",
        width, height, width, height);
    svg.add("<style>%s</style>", Theme.LIGHT.literalStyleSheet());
    if (!title.isEmpty()) {
      svg.add("<text class=\"title\" x=\"%d\" y=\"22\">%s</text>", MARGIN, Svg.escaped(title));
    }
    for (int i = 0; i < charts.size(); i++) {
      svg.add(
          "<g class=\"chart\" transform=\"translate(%d %d)\">",
          i % columns * (Frame.WIDTH + MARGIN), top + i / columns * rowHeight + CHART_TITLE);
      svg.add(
          "<text class=\"title\" x=\"%d\" y=\"-7\">%s</text>\n%s</g>",
          MARGIN, Svg.escaped(charts.get(i).title()), drawings.get(i).content());
    }
    return rasterised(svg.add("</svg>").toString(), width, height);
  }

  private static byte[] rasterised(String svg, int width, int height) {
    // Before the first class of AWT loads: no window will open, and none can where no display is.
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    BufferedImage image =
        new BufferedImage(
            (int) (width * DENSITY), (int) (height * DENSITY), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    try {
      canvas.setPaint(Color.decode(Theme.LIGHT.paper()));
      canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
      canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      document(svg)
          .render(
              (java.awt.Component) null,
              canvas,
              new ViewBox(0, 0, image.getWidth(), image.getHeight()));
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      // What Java throws depends on whether fonts, fontconfig or its own font library is missing.
      throw new IllegalStateException(
          "Java finds no fonts to write with (%s). Install some, as with: apt-get install fontconfig fonts-dejavu-core"
              .formatted(e),
          e);
    } finally {
      canvas.dispose();
    }
    return written(image);
  }

  private static SVGDocument document(String svg) {
    return Objects.requireNonNull(
        new SVGLoader()
            .load(
                new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)),
                null,
                LoaderContext.createDefault()));
  }

  /** A picture as the bytes of a file. */
  public static byte[] written(RenderedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.setUseCache(false);
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // An array in memory has room.
    }
    return bytes.toByteArray();
  }
}
