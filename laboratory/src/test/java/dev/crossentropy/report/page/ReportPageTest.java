package dev.crossentropy.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.report.ReportFixture;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.report.figure.Charts;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

  private static final Path EXPECTED =
      Path.of("src/test/resources/dev/crossentropy/report/expected-outline.txt");

  /** What a reader finds the way by: headings, captions, heads of tables, names of pictures. */
  private static final Pattern LANDMARK =
      Pattern.compile(
          "<(title|h[1-3]|caption|th|summary|dt|img)\\b([^>]*)>(?:(.*?)</\\1>)?", Pattern.DOTALL);

  @TempDir Path folder;

  /**
   * Compares the page's outline with a stored one. After a deliberate change:
   *
   * <pre>mvn -pl laboratory test -Dtest=ReportPageTest -Dgolden.update=true</pre>
   *
   * and look at the difference before committing it.
   */
  @Test
  void hasTheExpectedOutline() throws IOException {
    String outline =
        outline(page(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE, ReportFixture.SMOOTHED));
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(EXPECTED.getParent());
      Files.writeString(EXPECTED, outline);
    }
    assertThat(outline)
        .as("outline of the page; see the comment of this test for how to update it")
        .isEqualToNormalizingNewlines(Files.readString(EXPECTED));
  }

  @Test
  void escapesWhatALossIsCalled() {
    assertThat(page(2, ReportFixture.BASELINE, "<script>alert(1)</script>"))
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;");
  }

  @Test
  void claimsNothingFromASingleSeed() {
    assertThat(page(1, ReportFixture.BASELINE, ReportFixture.CANDIDATE))
        .contains("A single seed cannot tell whether CrossEntropyLoss and LossMCXENT differ")
        .contains("McNemar’s exact test")
        .contains("0.625")
        .contains("inconclusive</span>")
        .doesNotContain("NaN");
  }

  @Test
  void showsALossWithoutAnother() {
    assertThat(page(2, ReportFixture.BASELINE))
        .contains("LossMCXENT was trained alone")
        .doesNotContain("Differences from")
        .contains("Learning curves");
  }

  @Test
  void namesTheTestThatTheSplitsCallFor() {
    assertThat(page(2, ReportFixture.BASELINE, ReportFixture.CANDIDATE))
        .contains("Nadeau and Bengio (2003)")
        .contains("(1/2 + 0.12)");
  }

  private String page(int seeds, String... losses) {
    ResultFiles.write(
        ReportFixture.outcome(seeds, losses), ReportFixture.images(), OutputFolder.prepare(folder));
    StoredResult stored = ResultReader.read(folder);
    return ReportPage.of(stored, new Charts(stored));
  }

  private static String outline(String page) {
    return LANDMARK
            .matcher(page)
            .results()
            .map(
                found -> {
                  String tag = found.group(1);
                  String text =
                      tag.equals("img")
                          ? found.group(2).replaceAll(".*alt=\"([^\"]*)\".*", "$1")
                          : found.group(3).replaceAll("<[^>]*>", "").strip();
                  return tag + ": " + text;
                })
            .collect(Collectors.joining("\n"))
        + "\n";
  }
}
