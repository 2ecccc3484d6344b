package dev.crossentropy.mnist;

import dev.crossentropy.cli.ConsoleDownload;
import dev.crossentropy.cli.ExampleCommand;
import dev.crossentropy.cli.ExampleDefaults;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.data.digits.ImageSource;
import dev.crossentropy.experiment.Experiment;
import dev.crossentropy.experiment.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ten handwritten digits told apart by their pixels, under several losses. */
@Command(
    name = "mnist-example",
    description = "Trains a softmax network on the 70,000 MNIST digits under several losses.",
    subcommands = PredictCommand.class)
public final class MnistExample extends ExampleCommand {

  @Option(
      names = "--data",
      paramLabel = "NAME|DIR",
      defaultValue = "mnist",
      description =
          "mnist, fashion-mnist (from the cache, else downloaded), synthetic (drawn by the program)"
              + " or a folder with the four IDX files.")
  private String data = "mnist";

  @Option(
      names = "--model",
      defaultValue = "mlp",
      description =
          "Network: ${COMPLETION-CANDIDATES}. The other defaults shown are those of mlp.")
  private Model model = Model.mlp;

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
    ImageSource images = new ImageSource(data);
    String title = images.load(new ConsoleDownload(spec.commandLine().getErr())).name();
    return new Experiment(data.equals("mnist") ? name() : title, images, model, training);
  }
}
