package dev.crossentropy.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.crossentropy.report.ReportFixture;
import dev.crossentropy.report.ResultFiles;
import dev.crossentropy.training.output.OutputFolder;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, opened from disk. Skipped where none is installed. */
class BrowserTest {

  private static final int PHONE = 360;
  private static final int DESKTOP = 1200;

  /** WCAG 2.2, success criterion 1.4.3, for text of ordinary size. */
  private static final double LEAST_CONTRAST = 4.5;

  /** The least contrast of any text with the page behind it, and that text. */
  private static final String CONTRAST =
      """
      (() => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const rgb = color => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return canvas.getImageData(0, 0, 1, 1).data;
        };
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
            .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const behind = element => {
          for (let e = element; e; e = e.parentElement) {
            const color = rgb(getComputedStyle(e).backgroundColor);
            if (color[3] === 255) return color;
          }
          return [255, 255, 255, 255];
        };
        let worst = [99, ''];
        for (const e of document.querySelectorAll('body *')) {
          const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!own || ['title', 'desc'].includes(e.tagName)) continue;
          const style = getComputedStyle(e);
          const text = rgb(e instanceof SVGElement ? style.fill : style.color);
          const [a, b] = [light(text), light(behind(e))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < worst[0]) worst = [ratio, e.tagName + ' ' + e.textContent.slice(0, 40)];
        }
        return worst;
      })()
      """;

  @TempDir static Path temporary;
  private static Chromium chromium;
  private static Path page;

  @BeforeAll
  static void open() throws Exception {
    Optional<Path> browser = Chromium.installed();
    assumeTrue(browser.isPresent(), "no Chromium on the PATH; on Debian: apt-get install chromium");
    Path folder = temporary.resolve("result");
    ResultFiles.write(
        ReportFixture.outcome(
            3,
            ReportFixture.BASELINE,
            ReportFixture.CANDIDATE,
            ReportFixture.SMOOTHED,
            ReportFixture.FOCAL),
        ReportFixture.images(),
        OutputFolder.prepare(folder));
    page = ResultFiles.report(folder, OutputFolder.prepare(folder)).page();
    chromium = Chromium.start(browser.get(), temporary.resolve("profile"));
  }

  @AfterAll
  static void close() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void raisesNoComplaintAndAsksForNothingElse() throws Exception {
    chromium.open(page, DESKTOP, 800, "light");
    assertThat(chromium.complaints()).isEmpty();
    assertThat(chromium.requests()).containsExactly(page.toUri().toString());
  }

  @Test
  void needsNoHorizontalScrollingOnAPhone() throws Exception {
    chromium.open(page, PHONE, 740, "light");
    assertThat(chromium.evaluate("document.documentElement.scrollWidth").asInt()).isEqualTo(PHONE);
  }

  @Test
  void givesEveryPictureAnAlternative() throws Exception {
    chromium.open(page, DESKTOP, 800, "light");
    assertThat(chromium.evaluate("document.querySelectorAll('img, svg').length").asInt())
        .isGreaterThan(20);
    String unnamed =
        """
        [...document.querySelectorAll('img:not([alt]), img[alt=""], svg:not([aria-hidden=true])')]
            .filter(e => e.tagName === 'IMG' || !(e.getAttribute('aria-label') || '').trim())
            .length
        """;
    assertThat(chromium.evaluate(unnamed).asInt()).isZero();
  }

  /** The page's style sheet and that of the charts are written apart. */
  @Test
  void showsEverySection() throws Exception {
    chromium.open(page, DESKTOP, 800, "light");
    String hidden =
        """
        [...document.querySelectorAll('h2, section > p')]
            .filter(e => getComputedStyle(e).visibility !== 'visible').length
        """;
    assertThat(chromium.evaluate(hidden).asInt()).isZero();
  }

  @Test
  void labelsEveryElementOnceAndNamesItsLanguage() throws Exception {
    chromium.open(page, DESKTOP, 800, "light");
    assertThat(chromium.evaluate("document.documentElement.lang").asText()).isEqualTo("en");
    String repeated =
        """
        (ids => ids.length - new Set(ids).size)([...document.querySelectorAll('[id]')].map(e => e.id))
        """;
    assertThat(chromium.evaluate(repeated).asInt()).isZero();
  }

  @Test
  void canBeReadInTheLightAndInTheDark() throws Exception {
    for (String scheme : new String[] {"light", "dark"}) {
      chromium.open(page, DESKTOP, 800, scheme);
      var worst = chromium.evaluate(CONTRAST);
      assertThat(worst.get(0).asDouble())
          .as("contrast of '%s', %s", worst.get(1).asText(), scheme)
          .isGreaterThanOrEqualTo(LEAST_CONTRAST);
    }
  }
}
