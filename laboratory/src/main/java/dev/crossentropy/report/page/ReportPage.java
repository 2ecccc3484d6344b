package dev.crossentropy.report.page;

import dev.crossentropy.report.figure.Charts;
import dev.crossentropy.report.stored.StoredResult;
import java.util.Map;

/** {@code report.html} as text: the same stored result gives the same bytes. */
public final class ReportPage {

  private ReportPage() {}

  public static String of(StoredResult stored, Charts charts) {
    return HtmlTemplate.of(ReportPage.class, "report.ftlh")
        .fill(Map.of("page", new PageBuilder(stored).build(charts)));
  }
}
