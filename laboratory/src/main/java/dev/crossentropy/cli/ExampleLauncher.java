package dev.crossentropy.cli;

import dev.crossentropy.training.prediction.Task;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Runs an example's command with the defaults that the example chose. */
public final class ExampleLauncher {

  private ExampleLauncher() {}

  /** For an example's {@code main}; see {@link CommandLauncher#main}. */
  public static void main(ExampleCommand example, String... args) {
    CommandLauncher.main(commandLine(example), args);
  }

  /** The exit code instead of the end of the process: for tests and for other programs. */
  public static int execute(ExampleCommand example, String... args) {
    return CommandLauncher.execute(commandLine(example), args);
  }

  static CommandLine commandLine(ExampleCommand example) {
    System.setProperty("LOSSES-OF-CLASSES", LossCatalog.help(Task.ONE_CLASS));
    System.setProperty("LOSSES-OF-LABELS", LossCatalog.help(Task.LABEL_SET));
    System.setProperty("EXPERIMENT", example.name());
    System.setProperty("LOSSES", LossCatalog.defaults(example.task()));
    example.helpVariables().forEach(System::setProperty);
    // First the subcommands: handlers reach only the commands that are there when they are set.
    CommandLine commandLine =
        CommandLauncher.explaining(
            new CommandLine(example)
                .addSubcommand(new ReportCommand())
                .addSubcommand(new SummaryCommand()));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setDefaultValueProvider(spec -> defaultValue(example, spec));
    // All options are explained below the synopsis, defaults included.
    commandLine.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    return commandLine;
  }

  private static @Nullable String defaultValue(ExampleCommand example, ArgSpec spec) {
    if (!(spec instanceof OptionSpec option)) {
      return null;
    }
    return option.longestName().equals("--from")
        ? Path.of("results", example.name()).toString()
        : null;
  }
}
