package dev.crossentropy.owndata;

import dev.crossentropy.cli.Bounds.WholeNumber;
import dev.crossentropy.cli.ExampleCommand;
import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.prediction.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The comparison on a file of the user's, without a line of code. */
@Command(
    name = "own-data-example",
    subcommands = PredictCommand.class,
    description =
        "Trains a network sized by your data, a table or a folder of IDX files, under several"
            + " losses.",
    footer = {
      "",
      "Examples:",
      "  --csv flowers.csv --label species",
      "  --csv patients.csv --labels cough,fever --missing drop",
      "  predict --model results/flowers/model-CrossEntropyLoss.zip new-flowers.csv",
      "  --idx letters --losses mcxent,cross-entropy,label-smoothing(0.1)"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class OwnDataExample extends ExampleCommand {

  private static final String CHOSEN_BY_SIZE = "chosen by the number of examples";

  /** Epochs: a validation part of a few dozen examples is noisy. */
  private static final int PATIENCE = 20;

  @Spec private CommandSpec spec;

  @ArgGroup(exclusive = false, heading = "A table:%n")
  private TableOptions table = new TableOptions();

  @Option(
      names = "--idx",
      paramLabel = "DIR",
      description = "A folder with four IDX files of images and classes, named as MNIST's are.")
  private @Nullable String idx;

  @Option(
      names = "--split",
      paramLabel = "P",
      converter = Share.class,
      description =
          "The share of a table's rows kept for testing (default: 1/3 below 1,000 rows, else 1/5,"
              + " 50,000 rows at most).")
  private @Nullable Double split;

  @Option(
      names = "--hidden",
      paramLabel = "N,…",
      hideParamSyntax = true,
      split = ",",
      converter = Width.class,
      description =
          "Units of the hidden layers, as in 64,32 (default: one layer sized by the data).")
  private @Nullable List<Integer> hidden;

  private @Nullable OwnData data;

  static final class Width extends WholeNumber {
    Width() {
      super(1, 100_000);
    }
  }

  static final class Share implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
      try {
        double share = Double.parseDouble(value);
        if (share > 0 && share < 1) {
          return share;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      throw new TypeConversionException("'%s' is not a number between 0 and 1".formatted(value));
    }
  }

  public static void main(String... args) {
    ExampleLauncher.main(new OwnDataExample(), args);
  }

  @Override
  protected String name() {
    return table.csv == null && idx == null ? "NAME" : source().name();
  }

  @Override
  protected Task task() {
    return table.labels == null ? Task.ONE_CLASS : Task.LABEL_SET;
  }

  @Override
  protected Map<String, String> helpVariables() {
    return Map.of(
        "SEEDS", CHOSEN_BY_SIZE,
        "EPOCHS", CHOSEN_BY_SIZE,
        "BATCH-SIZE", CHOSEN_BY_SIZE,
        "LEARNING-RATE", Double.toString(SuggestedTraining.LEARNING_RATE),
        "EARLY-STOPPING", PATIENCE + " for tables, otherwise 0");
  }

  @Override
  protected String defaultLosses() {
    return data().summary().losses();
  }

  @Override
  protected ExampleDefaults defaults() {
    ExampleDefaults suggested = SuggestedTraining.of(data().trainExamples());
    // Tables are small and easily learnt by heart.
    return idx == null ? suggested.withEarlyStopping(PATIENCE) : suggested;
  }

  @Override
  protected Experiment experiment(TrainingSettings training) {
    OwnData found = data();
    SuggestedNetwork network =
        new SuggestedNetwork(
            task(),
            found.features(),
            found.summary().names().size(),
            hidden == null
                ? SuggestedNetwork.hidden(found.features(), found.summary().names().size())
                : hidden);
    PrintWriter out = spec.commandLine().getOut();
    found.summary().lines().forEach(out::println);
    out.println();
    out.println("The network, sized by the data, as DL4J code to copy:");
    out.println();
    out.println(network.code(1, training.learningRate()));
    out.flush();
    return new Experiment(name(), task(), found.source(), network, training);
  }

  private OwnData data() {
    if (data == null) {
      data = source().load(spec.commandLine().getErr());
    }
    return data;
  }

  private OwnDataSource source() {
    if (table.csv == null && idx == null) {
      throw misuse("name your data: either --csv FILE with --label COLUMN, or --idx DIR");
    }
    if (table.csv != null && idx != null) {
      throw misuse("--csv and --idx both name the data; leave one of them out");
    }
    if (idx != null) {
      if (table.isAnySet()) {
        throw misuse(
            "--label, --labels, --ignore and --type name columns of a table, not of --idx");
      }
      return new OwnDataSource.Idx(idx);
    }
    if (table.label != null && table.labels != null) {
      throw misuse(
          "--label is for one column of classes, --labels for several columns of 0 and 1; leave one"
              + " of them out");
    }
    if (table.label == null && table.labels == null) {
      throw misuse(
          "say what to learn: either --label COLUMN for classes, or --labels A,B,… for several"
              + " columns of 0 and 1");
    }
    if (table.labels != null && table.labels.size() < 2) {
      throw misuse(
          "--labels takes at least two columns; a single one is --label " + table.labels.get(0));
    }
    return new OwnDataSource.Table(table.request(split));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
