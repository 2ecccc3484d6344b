package dev.crossentropy.owndata;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.table.TableAnswers;
import dev.crossentropy.data.table.feature.TableFeatures;
import dev.crossentropy.data.table.file.FileOptions;
import dev.crossentropy.data.table.file.LoadProgress;
import dev.crossentropy.data.table.file.TableFile;
import dev.crossentropy.training.model.SavedNetwork;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers for the rows of a table with a model that was trained on another. */
@Command(
    name = "predict",
    description = {
      "Answers for the rows of a table with a saved model.",
      "Columns are found by their names, in any order; further ones are handed through. To each row"
          + " come the answer and the probability of every class."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A model-<loss>.zip of an output folder.")
  private Path model;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the table goes (default: standard output).")
  private @Nullable Path output;

  @Parameters(paramLabel = "TABLE", description = "CSV or ARFF, read as for training.")
  private String table;

  @Override
  public Integer call() throws IOException {
    TableFeatures features = TableFeatures.in(model);
    TableFile file =
        TableFile.open(table, FileOptions.DETECT, features.names(), LoadProgress.SILENT);
    TableAnswers answers = new TableAnswers(features, file);
    MultiLayerNetwork network = network(model);
    if (output == null) {
      PrintWriter out = spec.commandLine().getOut();
      answers.write(network::output, out);
      out.flush();
      if (out.checkError()) {
        throw new IOException("standard output cannot take the answers; is the disk full?");
      }
    } else {
      write(output, answers, network);
    }
    PrintWriter err = spec.commandLine().getErr();
    answers.notes().forEach(note -> err.println(table + ": " + note));
    err.flush();
    return ExitCode.OK;
  }

  /** All of it or nothing: beside its place first, then moved there. */
  private static void write(Path target, TableAnswers answers, MultiLayerNetwork network)
      throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    Path unfinished = Files.createTempFile(folder, "answers", ".unfinished");
    try {
      try (Writer writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
        answers.write(network::output, writer);
      }
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static MultiLayerNetwork network(Path model) {
    try {
      return SavedNetwork.read(model).network();
    } catch (IOException e) {
      throw new DataException("%s: %s".formatted(model, e.getMessage()), e);
    }
  }
}
