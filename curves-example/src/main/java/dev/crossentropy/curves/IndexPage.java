package dev.crossentropy.curves;

import dev.crossentropy.report.picture.Panel;
import dev.crossentropy.report.picture.Picture;
import dev.crossentropy.report.picture.Theme;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * All figures with their sentences on one page that needs no other file and no network. Panels
 * stand side by side where there is room and below each other on a phone; each has a light and a
 * dark picture, of which the reader's device chooses.
 */
final class IndexPage {

  private IndexPage() {}

  static String of(List<Figure> figures) {
    return HEAD
        + figures.stream().map(IndexPage::entry).collect(Collectors.joining("\n"))
        + "\n</ol></nav>\n<main>\n"
        + figures.parallelStream().map(IndexPage::section).collect(Collectors.joining("\n"))
        + FOOT;
  }

  private static String entry(Figure figure) {
    return "<li><a href=\"#%s\">%s</a></li>".formatted(figure.name(), escaped(figure.title()));
  }

  private static String section(Figure figure) {
    return """
    <section id="%s">
    <h2>%s</h2>
    <div class="panels">
    %s</div>
    <ul class="reading">
    %s</ul>
    %s<p class="files">Files: %s</p>
    </section>
    """
        .formatted(
            figure.name(),
            escaped(figure.title()),
            join(figure.panels().stream().map(IndexPage::picture).toList()),
            join(
                figure.reading().sentences().stream()
                    .map(sentence -> "<li>" + escaped(sentence) + "</li>\n")
                    .toList()),
            table(figure),
            files(figure));
  }

  private static String files(Figure figure) {
    StringBuilder links =
        new StringBuilder(link(FigureFiles.image(figure)) + " " + link(FigureFiles.data(figure)));
    for (String further : new TreeSet<>(figure.furtherPoints().keySet())) {
      links.append(' ').append(link(FigureFiles.data(figure, further)));
    }
    return links.toString();
  }

  private static String link(String file) {
    return "<a href=\"%s\">%s</a>".formatted(file, file);
  }

  private static String picture(Panel panel) {
    return """
    <picture>
    <source media="screen and (prefers-color-scheme: dark)" srcset="%s">
    <img src="%s" width="%d" height="%d" alt="%s">
    </picture>
    """
        .formatted(
            dataUri(panel, Theme.DARK),
            dataUri(panel, Theme.LIGHT),
            Picture.WIDTH,
            Picture.HEIGHT,
            escaped(panel.title() + ". " + panel.alternative()));
  }

  private static String dataUri(Panel panel, Theme theme) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(Picture.of(panel, theme));
  }

  private static String table(Figure figure) {
    Table table = figure.highlights();
    String header =
        table.columns().stream()
            .map(name -> "<th scope=\"col\">" + escaped(name) + "</th>")
            .collect(Collectors.joining());
    String rows =
        table.cells().stream()
            .map(
                cells ->
                    cells.stream()
                        .map(cell -> "<td>" + cell.replace('-', '−') + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
            .collect(Collectors.joining());
    return """
    <div class="table" role="region" tabindex="0" aria-label="Some points of: %s">
    <table>
    <thead><tr>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table>
    </div>
    """
        .formatted(escaped(figure.title()), header, rows);
  }

  private static String join(List<String> parts) {
    return String.join("", parts);
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Cross-entropy in figures</title>
      <style>
      :root { --paper: #ffffff; --text: #1d2129; --soft: #57606b; --line: #d9dde3; --link: #1f5fa8; }
      @media screen and (prefers-color-scheme: dark) {
        :root { --paper: #14171c; --text: #e6e9ee; --soft: #a3acb8; --line: #353b45; --link: #84bcff; }
      }
      * { box-sizing: border-box; }
      body { margin: 0 auto; padding: 1rem; max-width: 56rem; background: var(--paper);
        color: var(--text); font: 1rem/1.55 system-ui, sans-serif; }
      h1 { line-height: 1.2; }
      h2 { line-height: 1.25; margin: 0 0 .75rem; }
      a { color: var(--link); }
      section { border-top: 1px solid var(--line); padding: 2rem 0 1rem; break-inside: avoid; }
      .panels { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: .5rem; }
      img { display: block; width: 100%; height: auto; }
      .reading { max-width: 42rem; padding-left: 1.2rem; }
      .reading li { margin: .35rem 0; }
      .table { overflow-x: auto; }
      table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
      .files a { display: inline-block; margin-right: .5rem; }
      th, td { padding: .2rem .8rem .2rem 0; text-align: right; white-space: nowrap; }
      th { border-bottom: 1px solid var(--line); font-weight: 600; }
      .files, footer { color: var(--soft); font-size: .875rem; }
      </style>
      </head>
      <body>
      <header>
      <h1>Cross-entropy in figures</h1>
      <p>What cross-entropy is, why classifiers are trained with it, and where an implementation can
      go wrong. Logarithms are natural, costs are in nats.</p>
      </header>
      <nav aria-label="Figures"><ol>
      """;

  private static final String FOOT =
      """
      </main>
      <footer><p>Every point is computed by the packages <code>dev.crossentropy.information</code> and
      <code>dev.crossentropy.loss</code>, or by Deeplearning4j's own losses where they are named.</p></footer>
      </body>
      </html>
      """;
}
