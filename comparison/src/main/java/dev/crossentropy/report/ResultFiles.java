package dev.crossentropy.report;

import dev.crossentropy.comparison.Comparison;
import dev.crossentropy.comparison.ComparisonResult;
import dev.crossentropy.experiment.RunResult;
import dev.crossentropy.experiment.Task;
import dev.crossentropy.experiment.TrainedRun;
import dev.crossentropy.report.figure.Chart;
import dev.crossentropy.report.figure.PngChart;
import dev.crossentropy.report.page.Charts;
import dev.crossentropy.report.page.ReportPage;
import dev.crossentropy.report.stored.InterestingRows;
import dev.crossentropy.report.stored.PngImage;
import dev.crossentropy.report.stored.ResultJson;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.stored.SideFiles;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.stored.TestImages;
import dev.crossentropy.report.stored.TestRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Everything a comparison leaves in its output folder. */
public final class ResultFiles {

  private ResultFiles() {}

  /**
   * What was made of a stored result.
   *
   * @param problem why there are no plots, if there are none
   */
  public record Report(ComparisonResult result, Path page, Optional<String> problem) {}

  /**
   * Writes the first seed's model of each loss, the predictions of all runs, and {@code
   * result.json} last, so that whatever it names is there.
   *
   * @param images pictures of the test examples of seed 1, null where the data are none
   */
  public static void write(
      Comparison.Outcome outcome, @Nullable TestImages images, OutputFolder folder) {
    Set<String> saved = new HashSet<>();
    for (TrainedRun run : outcome.trained()) {
      RunResult result = run.result();
      if (saved.add(result.loss())) {
        folder.write("model-" + result.loss() + ".zip", run.model());
      }
      if (outcome.result().task() == Task.ONE_CLASS) {
        folder.write(
            SideFiles.predictionsName(result.loss(), result.seed()),
            SideFiles.write(TestRows.of(run.predictions())));
      }
    }
    folder.write(SideFiles.SCORES, SideFiles.write(outcome.probe()));
    SortedSet<Integer> shown = new TreeSet<>();
    if (images != null) {
      shown = shownImages(outcome);
      write(images, shown, folder);
    }
    folder.write("result.json", ResultJson.write(outcome.result(), shown));
  }

  private static void write(TestImages images, SortedSet<Integer> rows, OutputFolder folder) {
    for (int row : rows) {
      folder.write(
          SideFiles.imageName(row),
          PngImage.grey(images.width(), images.height(), images.grey(row)));
    }
  }

  private static SortedSet<Integer> shownImages(Comparison.Outcome outcome) {
    long first = outcome.trained().get(0).result().seed();
    List<TestRows> rows =
        outcome.trained().stream()
            .filter(run -> run.result().seed() == first)
            .map(run -> TestRows.of(run.predictions()))
            .toList();
    return InterestingRows.of(rows);
  }

  /**
   * Makes the page and the plots of a stored result; nothing is trained, and the same result gives
   * the same page, byte for byte.
   *
   * @param from the folder of {@code result.json}
   * @param to where the page goes, as a rule the same folder
   */
  public static Report report(Path from, OutputFolder to) {
    StoredResult stored = ResultReader.read(from);
    Path page = to.write("report.html", ReportPage.of(stored));
    return new Report(stored.result(), page, plots(stored, to));
  }

  /** Without fonts there are no plots; page and result are complete all the same. */
  private static Optional<String> plots(StoredResult stored, OutputFolder folder) {
    for (Chart chart : new Charts(stored).all()) {
      byte[] png;
      try {
        png = PngChart.of(chart);
      } catch (IOException e) {
        throw new UncheckedIOException(e); // Drawn in memory.
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (RuntimeException | Error e) {
        // Without fonts AWT throws what it finds: an Error, an InternalError, a failed linkage, a
        // NullPointerException, each on another platform.
        return Optional.of(
            "no plots/*.png: Java cannot draw text here (%s). Install fonts, on Debian `apt-get install fontconfig fonts-dejavu-core`, then run: report --from %s"
                .formatted(reason(e), folder.path()));
      }
      folder.write("plots/" + chart.name() + ".png", png);
    }
    return Optional.empty();
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").replaceAll("\\.$", "");
  }
}
