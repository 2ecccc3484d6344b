package dev.crossentropy.mnist;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Classifies pictures with a model that an earlier command saved. */
@Command(
    name = "predict",
    description = {
      "Classifies pictures (PNG, JPEG, GIF, BMP) with a saved model.",
      "Pictures are turned grey, inverted if they are dark on light, and scaled to the size that"
          + " the model was trained on; digits are cropped and centred as MNIST's were. The last"
          + " column says what was done."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PredictCommand implements Callable<Integer> {

  /** The likeliest classes shown; with --verbose all are. */
  private static final int SHOWN = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "FILE",
      required = true,
      description = "A model-<loss>.zip of an output folder.")
  private Path model;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Pictures to classify.")
  private List<Path> images;

  @Override
  public Integer call() {
    // Nothing is displayed, and a machine without a display must not matter.
    System.setProperty("java.awt.headless", "true");
    SavedModel saved = SavedModel.read(model);
    List<Prediction> predictions = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Path image : images) {
      try {
        predictions.add(saved.classify(image));
      } catch (PredictionException e) {
        failures.add(e.getMessage());
      }
    }
    print(saved, predictions);
    PrintWriter err = spec.commandLine().getErr();
    failures.forEach(failure -> err.println(spec.qualifiedName() + ": " + failure));
    err.flush();
    return failures.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(SavedModel saved, List<Prediction> predictions) {
    PrintWriter out = spec.commandLine().getOut();
    saved.trainedOn().ifPresent(data -> out.println(model + ", trained on: " + data));
    int shown = isVerbose() ? saved.classes() : SHOWN;
    out.print(PredictionTable.of(predictions, shown));
    out.flush();
  }

  /** The option is the parent command's, which its subcommands inherit. */
  private boolean isVerbose() {
    return spec.commandLine().getParseResult().hasMatchedOption("--verbose");
  }
}
