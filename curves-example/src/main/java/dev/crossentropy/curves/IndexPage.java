package dev.crossentropy.curves;

import dev.crossentropy.report.chart.Chart;
import dev.crossentropy.report.chart.SvgChart;
import dev.crossentropy.report.chart.Theme;
import dev.crossentropy.report.page.HtmlTemplate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All figures with their sentences on one page that needs no other file and no network. */
final class IndexPage {

  private IndexPage() {}

  static String of(List<Figure> figures) {
    return HtmlTemplate.of(IndexPage.class, "index.ftlh")
        .fill(
            Map.of(
                "figures",
                figures.stream().map(IndexPage::section).toList(),
                "chartStyle",
                Theme.styleSheet(),
                "chartScript",
                Theme.script()));
  }

  /** What the template shows of a figure. Public, since the template reads it. */
  public record Section(
      String name,
      String title,
      List<Picture> pictures,
      List<String> sentences,
      List<String> heads,
      List<List<String>> rows,
      List<String> files) {}

  /** A chart under its title. Public, since the template reads it. */
  public record Picture(String title, String svg) {}

  private static Section section(Figure figure) {
    return new Section(
        figure.name(),
        figure.title(),
        figure.charts().stream().map(IndexPage::picture).toList(),
        figure.reading().sentences(),
        figure.highlights().columns(),
        figure.highlights().cells().stream()
            .map(row -> row.stream().map(cell -> cell.replace('-', '−')).toList())
            .toList(),
        Stream.concat(
                Stream.of(FigureFiles.image(figure), FigureFiles.data(figure)),
                new TreeSet<>(figure.furtherPoints().keySet())
                    .stream().map(further -> FigureFiles.data(figure, further)))
            .toList());
  }

  private static Picture picture(Chart chart) {
    return new Picture(chart.title(), SvgChart.of(chart));
  }
}
