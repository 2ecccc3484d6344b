package dev.crossentropy.report;

import dev.crossentropy.report.chart.Png;
import dev.crossentropy.report.figure.Charts;
import dev.crossentropy.report.page.ReportPage;
import dev.crossentropy.report.stored.EarlierResult;
import dev.crossentropy.report.stored.InterestingRows;
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
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything a comparison leaves in its output folder. */
public final class ResultFiles {

  private final OutputFolder folder;
  private final SortedSet<String> files = new TreeSet<>();
  private final List<String> missing = new ArrayList<>();

  private ResultFiles(OutputFolder folder) {
    this.folder = folder;
  }

  /**
   * What was made of a result.
   *
   * @param missing what could not be written, and why; the other files are there
   */
  public record Report(ComparisonResult result, Path page, List<String> missing) {

    public Report {
      missing = List.copyOf(missing);
    }
  }

  /**
   * Writes the first seed's model of each loss, the predictions of all runs, then {@code
   * result.json}, which names them, and at last the page and the plots. A file that cannot be
   * written keeps none of the others from being written. What the same command left here before is
   * removed once all that replaces it is there; until then it lies in a folder beside.
   *
   * @param images pictures of the test examples of seed 1, null where the data are none
   * @throws OutputException if {@code result.json} cannot be written
   */
  public static Report write(
      Comparison.Outcome outcome, @Nullable TestImages images, OutputFolder folder) {
    Runnable replaced = setAside(folder.path(), outcome.result().provenance().command());
    ResultFiles files = new ResultFiles(folder);
    files.writeModels(outcome);
    files.writePredictions(outcome);
    StoredResult stored =
        new StoredResult(
            outcome.result(),
            outcome.trained().stream().map(TrainedRun::predictions).toList(),
            outcome.probe(),
            images == null ? Map.of() : files.writeImages(outcome, images));
    Charts charts = new Charts(stored);
    SortedSet<String> all = new TreeSet<>(files.files);
    charts.all().forEach(figure -> all.add(SideFiles.plot(figure.name())));
    folder.write(
        ResultJson.NAME,
        ResultJson.write(outcome.result(), new TreeSet<>(stored.images().keySet()), all));
    replaced.run();
    return files.report(stored, charts);
  }

  /**
   * The earlier result out of the way.
   *
   * @return what to do with it once the new one is there: a repetition replaces it
   */
  private static Runnable setAside(Path folder, String command) {
    Optional<EarlierResult> earlier = EarlierResult.in(folder);
    if (earlier.isEmpty()) {
      return () -> {};
    }
    EarlierResult.Aside aside = earlier.get().setAside();
    return earlier.get().isOf(command) ? aside::delete : () -> {};
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
    return new ResultFiles(to).report(stored, new Charts(stored));
  }

  private Report report(StoredResult stored, Charts charts) {
    write(SideFiles.REPORT, ReportPage.of(stored, charts));
    for (Charts.Figure figure : charts.all()) {
      try {
        write(SideFiles.plot(figure.name()), Png.of(figure.chart()));
      } catch (IllegalStateException e) {
        missing.add("plots/*.png: " + e.getMessage());
        break;
      }
    }
    ResultsIndex.update(folder.path());
    return new Report(stored.result(), folder.path().resolve(SideFiles.REPORT), missing);
  }

  private void writeModels(Comparison.Outcome outcome) {
    for (ComparedLoss loss : outcome.result().losses()) {
      outcome.trained().stream()
          .filter(run -> run.outcome().loss().equals(loss.name()))
          .filter(run -> run.model().length > 0)
          .findFirst()
          .ifPresent(run -> write(SideFiles.model(loss.name()), run.model()));
    }
  }

  private void writePredictions(Comparison.Outcome outcome) {
    for (TrainedRun run : outcome.trained()) {
      if (run.predictions().size() > 0) {
        write(
            SideFiles.predictions(run.outcome().loss(), run.outcome().seed()),
            PredictionsFile.write(run.predictions(), outcome.result().classNames()));
      }
    }
    write(SideFiles.SCORES, ResultJson.write(outcome.probe()));
  }

  /** Those that the page shows. */
  private Map<Integer, byte[]> writeImages(Comparison.Outcome outcome, TestImages images) {
    List<RunOutcome> runs = outcome.result().runs();
    List<Predictions> firstSeed =
        IntStream.range(0, runs.size())
            .filter(i -> runs.get(i).seed() == runs.get(0).seed())
            .mapToObj(i -> outcome.trained().get(i).predictions())
            .filter(rows -> rows.size() > 0)
            .toList();
    Map<Integer, byte[]> shown = new TreeMap<>();
    if (firstSeed.isEmpty()) {
      return shown;
    }
    for (int row : InterestingRows.of(firstSeed)) {
      byte[] png = png(images, row);
      write(SideFiles.image(row), png);
      shown.put(row, png);
    }
    return shown;
  }

  private static byte[] png(TestImages images, int row) {
    BufferedImage picture =
        new BufferedImage(images.width(), images.height(), BufferedImage.TYPE_BYTE_GRAY);
    picture.getRaster().setDataElements(0, 0, images.width(), images.height(), images.grey(row));
    return Png.written(picture);
  }

  private void write(String name, String text) {
    write(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) {
    try {
      folder.write(name, content);
      files.add(name);
    } catch (OutputException e) {
      missing.add(String.valueOf(e.getMessage()));
    }
  }
}
