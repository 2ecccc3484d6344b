package dev.crossentropy.mnist;

import dev.crossentropy.cli.ConsoleDownload;
import dev.crossentropy.cli.ExampleCommand;
import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.cli.Interruption;
import dev.crossentropy.data.digits.DigitData;
import dev.crossentropy.data.digits.ImageSource;
import dev.crossentropy.data.download.DownloadProgress;
import dev.crossentropy.report.stored.TestImages;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Ten handwritten digits told apart by their pixels, under several losses. */
@Command(
    name = "mnist-example",
    description = "Trains a softmax network on the 70,000 MNIST digits under several losses.",
    subcommands = PredictCommand.class)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class MnistExample extends ExampleCommand {

  /** Of the canonical files, whatever folder they were read from; see {@link DigitData}. */
  private static final String MNIST_SHA256 =
      "474311efcf1fd213e64768801dc6195673bffb8385179d6c55cd8748b9e2e8ca";

  @Option(
      names = "--data",
      paramLabel = "NAME|DIR",
      defaultValue = "mnist",
      converter = Images.class,
      description =
          "mnist, fashion-mnist (from the cache, else downloaded), synthetic (drawn by the program)"
              + " or a folder with the four IDX files (default: ${DEFAULT-VALUE}).")
  private ImageSource images;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Network: ${COMPLETION-CANDIDATES}. The defaults shown below are those of mlp.")
  private Model model = Model.MLP;

  @Option(
      names = "--resume",
      description = "Go on where an interrupted command with the same options stopped.")
  private boolean resume;

  @Spec private CommandSpec spec;

  public static void main(String... args) {
    ExampleLauncher.main(new MnistExample(), args);
  }

  @Override
  protected String name() {
    return "mnist";
  }

  @Override
  protected ExampleDefaults defaults() {
    return model.defaults();
  }

  @Override
  protected Interruption interruption() {
    return resume ? Interruption.TAKES_UP_WORK : Interruption.KEEPS_WORK;
  }

  @Override
  protected Experiment experiment(TrainingSettings training) {
    DigitData loaded = images.load(new ConsoleDownload(spec.commandLine().getErr()));
    String title = loaded.sha256().equals(MNIST_SHA256) ? name() : loaded.name();
    return new Experiment(title, images, model, training);
  }

  @Override
  protected TestImages testImages(Experiment experiment) {
    return new DigitPictures(images.load(DownloadProgress.SILENT).test());
  }

  static final class Images implements ITypeConverter<ImageSource> {

    @Override
    public ImageSource convert(String value) {
      try {
        return new ImageSource(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
