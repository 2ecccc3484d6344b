package dev.crossentropy.mnist;

import dev.crossentropy.cli.ExampleCommand;
import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.data.images.ImageData;
import dev.crossentropy.data.images.ImageSource;
import dev.crossentropy.data.images.PixelScaling;
import dev.crossentropy.mnist.dataset.Digits;
import dev.crossentropy.training.Experiment;
import dev.crossentropy.training.TrainingSettings;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
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

  /** Of the canonical files, whatever folder they were read from; see {@link ImageData}. */
  private static final String MNIST_SHA256 =
      "474311efcf1fd213e64768801dc6195673bffb8385179d6c55cd8748b9e2e8ca";

  @Option(
      names = "--data",
      paramLabel = "NAME|DIR",
      defaultValue = "mnist",
      converter = Data.class,
      description =
          "mnist, fashion-mnist (from the cache, else downloaded), sample (7,000 digits of MNIST"
              + " that come with the program) or a folder with the four IDX files (default:"
              + " ${DEFAULT-VALUE}). Where mnist cannot be had, the sample takes its place.")
  private Digits digits;

  private @Nullable ImageData loaded;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      converter = ModelName.class,
      description = "Network: softmax, mlp or cnn. The defaults shown below are those of mlp.")
  private Model model = Model.MLP;

  @Spec private CommandSpec spec;

  public static void main(String... args) {
    ExampleLauncher.main(new MnistExample(), args);
  }

  @Override
  protected String name() {
    return "mnist";
  }

  /** One for each network, so that none takes another one's place. */
  @Override
  protected String folder() {
    return name() + "-" + model;
  }

  @Override
  protected ExampleDefaults defaults() {
    return model.defaults();
  }

  @Override
  protected Experiment experiment(TrainingSettings training) {
    ImageData images = images();
    String title = images.sha256().equals(MNIST_SHA256) ? name() : images.name();
    return new Experiment(title, new ImageSource(images, PixelScaling.UNIT), model, training);
  }

  private ImageData images() {
    if (loaded == null) {
      PrintWriter err = spec.commandLine().getErr();
      loaded =
          digits.load(
              note -> {
                err.println(note);
                err.flush();
              });
    }
    return loaded;
  }

  static final class ModelName implements ITypeConverter<Model> {

    @Override
    public Model convert(String value) {
      for (Model model : Model.values()) {
        if (model.toString().equalsIgnoreCase(value)) {
          return model;
        }
      }
      throw new TypeConversionException("'%s' is not softmax, mlp or cnn".formatted(value));
    }
  }

  static final class Data implements ITypeConverter<Digits> {

    @Override
    public Digits convert(String value) {
      try {
        return Digits.named(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
