package dev.crossentropy.report;

import dev.crossentropy.report.chart.Png;
import dev.crossentropy.report.page.Charts;
import dev.crossentropy.report.page.ReportPage;
import dev.crossentropy.report.stored.EarlierResult;
import dev.crossentropy.report.stored.InterestingRows;
import dev.crossentropy.report.stored.PngImage;
import dev.crossentropy.report.stored.ResultJson;
import dev.crossentropy.report.stored.ResultReader;
import dev.crossentropy.report.stored.SideFiles;
import dev.crossentropy.report.stored.StoredResult;
import dev.crossentropy.report.stored.TestImages;
import dev.crossentropy.statistics.ComparedLoss;
import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.statistics.ComparisonResult;
import dev.crossentropy.training.RunOutcome;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.output.OutputException;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.prediction.Predictions;
import dev.crossentropy.training.prediction.PredictionsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything a comparison leaves in its output folder. */
public final class ResultFiles {

  private final Comparison.Outcome outcome;
  private final List<Predictions> predictions;
  private final OutputFolder folder;
  private final SortedSet<String> files = new TreeSet<>();

  private ResultFiles(Comparison.Outcome outcome, OutputFolder folder) {
    this.outcome = outcome;
    this.folder = folder;
    this.predictions = outcome.trained().stream().map(TrainedRun::predictions).toList();
  }

  /**
   * What was made of a stored result.
   *
   * @param problem why there are no plots, if there are none
   */
  public record Report(ComparisonResult result, Path page, Optional<String> problem) {}

  /**
   * Writes the first seed's model of each loss, the predictions of all runs, and {@code
   * result.json} last, so that whatever it names is there. Then removes what an earlier result in
   * this folder has left, its plots included: they are drawn anew by {@link #report}.
   *
   * @param images pictures of the test examples of seed 1, null where the data are none
   */
  public static void write(
      Comparison.Outcome outcome, @Nullable TestImages images, OutputFolder folder) {
    EarlierResult earlier = EarlierResult.in(folder.path());
    ResultFiles files = new ResultFiles(outcome, folder);
    files.writeModels();
    files.writePredictions();
    SortedSet<Integer> shown = images == null ? new TreeSet<>() : files.writeImages(images);
    folder.write(ResultJson.NAME, ResultJson.write(outcome.result(), shown, files.withPlots()));
    try {
      earlier.removeAllBut(files.files);
    } catch (IOException e) {
      throw new OutputException(folder.path(), "holds files of an earlier result", e);
    }
  }

  private void writeModels() {
    for (ComparedLoss loss : outcome.result().losses()) {
      outcome.trained().stream()
          .filter(run -> run.outcome().loss().equals(loss.name()))
          .filter(run -> run.model().length > 0)
          .findFirst()
          .ifPresent(run -> write(SideFiles.modelName(loss.name()), run.model()));
    }
  }

  private void writePredictions() {
    ComparisonResult result = outcome.result();
    for (int i = 0; i < predictions.size(); i++) {
      RunOutcome run = result.runs().get(i);
      if (predictions.get(i).size() == 0) {
        continue;
      }
      write(
          SideFiles.predictionsName(run.loss(), run.seed()),
          PredictionsFile.write(predictions.get(i), result.classNames()));
    }
    write(SideFiles.SCORES, SideFiles.write(outcome.probe()));
  }

  /** Those that the page shows. */
  private SortedSet<Integer> writeImages(TestImages images) {
    List<RunOutcome> runs = outcome.result().runs();
    List<Predictions> firstSeed =
        IntStream.range(0, runs.size())
            .filter(i -> runs.get(i).seed() == runs.get(0).seed())
            .mapToObj(predictions::get)
            .filter(rows -> rows.size() > 0)
            .toList();
    SortedSet<Integer> shown = InterestingRows.of(firstSeed);
    for (int row : shown) {
      write(
          SideFiles.imageName(row),
          PngImage.grey(images.width(), images.height(), images.grey(row)));
    }
    return shown;
  }

  private void write(String name, byte[] content) {
    folder.write(name, content);
    files.add(name);
  }

  /** All that lies beside the result once the plots are drawn. */
  private SortedSet<String> withPlots() {
    SortedSet<String> all = new TreeSet<>(files);
    new Charts(new StoredResult(outcome.result(), predictions, outcome.probe(), Map.of()))
        .all()
        .forEach(figure -> all.add(SideFiles.plotName(figure.name())));
    return all;
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
    for (Charts.Figure figure : new Charts(stored).all()) {
      byte[] png;
      try {
        png = Png.of(figure.chart());
      } catch (IllegalStateException e) {
        return Optional.of(
            "no plots/*.png: %s The command to run is: report --from %s"
                .formatted(e.getMessage(), folder.path()));
      }
      folder.write(SideFiles.plotName(figure.name()), png);
    }
    return Optional.empty();
  }
}
