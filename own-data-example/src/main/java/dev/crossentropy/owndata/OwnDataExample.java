package dev.crossentropy.owndata;

import dev.crossentropy.cli.ExampleCommand;
import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.data.csv.CsvFile;
import dev.crossentropy.data.csv.CsvRequest;
import dev.crossentropy.data.csv.Missing;
import dev.crossentropy.data.csv.Separator;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import dev.crossentropy.training.prediction.Task;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    description =
        "Trains a network sized by your data, a CSV file or a folder of IDX files, under several"
            + " losses.",
    footer = {
      "",
      "Examples:",
      "  --csv flowers.csv --label species",
      "  --csv patients.csv --labels cough,fever --ignore name --missing mean",
      "  --idx letters --losses mcxent,cross-entropy,label-smoothing(0.1)"
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class OwnDataExample extends ExampleCommand {

  private static final String CHOSEN_BY_SIZE = "chosen by the number of examples";

  @Spec private CommandSpec spec;

  @Option(names = "--csv", paramLabel = "FILE", description = "A CSV file in UTF-8 with a header.")
  private @Nullable String csv;

  @Option(
      names = "--idx",
      paramLabel = "DIR",
      description = "A folder with four IDX files of images and classes, named as MNIST's are.")
  private @Nullable String idx;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column of classes, by name or by number from 1 on.")
  private @Nullable String label;

  @Option(
      names = "--labels",
      paramLabel = "A,B,…",
      hideParamSyntax = true,
      split = ",",
      description = "Several columns of 0 and 1, for examples that carry any subset of the labels.")
  private @Nullable List<String> labels;

  @Option(
      names = "--ignore",
      paramLabel = "A,B,…",
      hideParamSyntax = true,
      split = ",",
      description = "Columns not to learn from, by name or number.")
  private @Nullable List<String> ignored;

  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      defaultValue = "error",
      converter = Policy.class,
      description =
          "Empty fields, NA, NaN, null and ?: error, drop (the row) or mean (of the column)"
              + " (default: ${DEFAULT-VALUE}).")
  private Missing missing;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      defaultValue = "comma",
      converter = SeparatorName.class,
      description =
          "Between two fields: comma, semicolon, tab or a character (default: ${DEFAULT-VALUE}).")
  private Character separator;

  private @Nullable OwnData data;

  static final class Policy implements ITypeConverter<Missing> {

    @Override
    public Missing convert(String value) {
      return switch (value) {
        case "error" -> Missing.ERROR;
        case "drop" -> Missing.DROP;
        case "mean" -> Missing.MEAN;
        default ->
            throw new TypeConversionException(
                "'%s' is not one of error, drop, mean".formatted(value));
      };
    }
  }

  static final class SeparatorName implements ITypeConverter<Character> {

    @Override
    public Character convert(String value) {
      try {
        return Separator.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  public static void main(String... args) {
    ExampleLauncher.main(new OwnDataExample(), args);
  }

  @Override
  protected String name() {
    return csv == null && idx == null ? "NAME" : source().name();
  }

  @Override
  protected Task task() {
    return labels == null ? Task.ONE_CLASS : Task.LABEL_SET;
  }

  @Override
  protected Map<String, String> helpVariables() {
    return Map.of(
        "SEEDS", CHOSEN_BY_SIZE,
        "EPOCHS", CHOSEN_BY_SIZE,
        "BATCH-SIZE", CHOSEN_BY_SIZE,
        "LEARNING-RATE", Double.toString(SuggestedTraining.LEARNING_RATE));
  }

  @Override
  protected ExampleDefaults defaults() {
    return SuggestedTraining.of(data().trainExamples());
  }

  @Override
  protected Experiment experiment(TrainingSettings training) {
    OwnData found = data();
    SuggestedNetwork network =
        new SuggestedNetwork(task(), found.features(), found.summary().names().size());
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
    if (csv == null && idx == null) {
      throw misuse("name your data: either --csv FILE with --label COLUMN, or --idx DIR");
    }
    if (csv != null && idx != null) {
      throw misuse("--csv and --idx both name the data; leave one of them out");
    }
    if (idx != null) {
      if (label != null || labels != null || ignored != null) {
        throw misuse("--label, --labels and --ignore name columns of a CSV file, not of --idx");
      }
      return new OwnDataSource.Idx(idx);
    }
    if (label != null && labels != null) {
      throw misuse(
          "--label is for one column of classes, --labels for several columns of 0 and 1; leave one"
              + " of them out");
    }
    if (label == null && labels == null) {
      throw misuse(
          "say what to learn: either --label COLUMN for classes, or --labels A,B,… for several"
              + " columns of 0 and 1");
    }
    if (labels != null && labels.size() < 2) {
      throw misuse("--labels takes at least two columns; a single one is --label " + labels.get(0));
    }
    List<String> columns = label == null ? List.copyOf(labels) : List.of(label);
    return new OwnDataSource.Csv(
        new CsvRequest(
            new CsvFile(Objects.requireNonNull(csv), separator),
            columns,
            ignored == null ? List.of() : ignored,
            missing));
  }

  private ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
