package dev.crossentropy.owndata;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.images.IdxFolder;
import dev.crossentropy.data.images.ImageData;
import dev.crossentropy.data.images.ImageSource;
import dev.crossentropy.data.images.LabelledImages;
import dev.crossentropy.data.images.PixelScaling;
import dev.crossentropy.data.table.TableRequest;
import dev.crossentropy.data.table.TableSource;
import dev.crossentropy.data.table.TableSummary;
import dev.crossentropy.training.prediction.Task;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the user's data lie. */
sealed interface OwnDataSource {

  /** The file's or folder's name without its ending. */
  String name();

  /**
   * Reads all.
   *
   * @param err hears how it goes
   */
  OwnData load(PrintWriter err);

  /** A table. */
  record Table(TableRequest request) implements OwnDataSource {

    @Override
    public String name() {
      return stem(request.path());
    }

    @Override
    public OwnData load(PrintWriter err) {
      TableSource source = new TableSource(request);
      TableSummary found;
      try (ConsoleLoad progress = new ConsoleLoad()) {
        found = source.load(progress);
      }
      Task task = request.labels().size() == 1 ? Task.ONE_CLASS : Task.LABEL_SET;
      List<String> title = new ArrayList<>(found.lines(request.path()));
      title.add(
          String.format(
              Locale.ROOT,
              "%s: %,d examples, %d column%s as %d feature%s, %d %s%s",
              request.path(),
              found.rows(),
              found.columns(),
              found.columns() == 1 ? "" : "s",
              found.features(),
              found.features() == 1 ? "" : "s",
              found.names().size(),
              task == Task.ONE_CLASS ? "classes" : "labels",
              found.dropped() == 0
                  ? ""
                  : String.format(
                      Locale.ROOT, "; %,d rows left out that lack a value", found.dropped())));
      return new OwnData(
          source,
          new DataSummary(title, task, found.rows(), found.names(), found.counts()),
          found.features(),
          source.trainExamples());
    }
  }

  /** A folder of IDX files. */
  record Idx(String folder) implements OwnDataSource {

    @Override
    public String name() {
      return stem(folder);
    }

    @Override
    public OwnData load(PrintWriter err) {
      Path path = Path.of(folder);
      if (!Files.isDirectory(path)) {
        throw new DataException(
            "--idx %s: no such folder (looked for %s)"
                .formatted(folder, path.toAbsolutePath().normalize()));
      }
      ImageData images = read(path);
      ImageSource source = new ImageSource(images, PixelScaling.STANDARDISED);
      LabelledImages train = images.train();
      String title =
          String.format(
              Locale.ROOT,
              "%s: %,d images to train on and %,d to test on, %d × %d pixels, %d classes",
              folder,
              train.size(),
              images.test().size(),
              train.height(),
              train.width(),
              train.classes());
      List<Long> counts = counts(train);
      return new OwnData(
          source,
          new DataSummary(
              List.of(title), Task.ONE_CLASS, train.size(), source.classNames(), counts),
          train.features(),
          train.size());
    }

    private static ImageData read(Path folder) {
      try {
        return IdxFolder.read(folder);
      } catch (IOException e) {
        throw new DataException(String.valueOf(e.getMessage()), e);
      }
    }

    private static List<Long> counts(LabelledImages images) {
      long[] counts = new long[images.classes()];
      for (int i = 0; i < images.size(); i++) {
        counts[images.label(i)]++;
      }
      return Arrays.stream(counts).boxed().toList();
    }
  }

  private static String stem(String path) {
    Path name = Path.of(path).toAbsolutePath().normalize().getFileName();
    String text = name == null ? "data" : name.toString();
    int point = text.lastIndexOf('.');
    return point > 0 ? text.substring(0, point) : text;
  }
}
