package dev.crossentropy.cli;

import dev.crossentropy.cli.losses.LossResolver;
import dev.crossentropy.statistics.Metric;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.ResourceBundle;
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
    // First the subcommands: handlers reach only the commands that are there when they are set.
    CommandLine commandLine =
        CommandLauncher.explaining(
            new CommandLine(example)
                .addSubcommand(new ReportCommand())
                .addSubcommand(new SummaryCommand())
                .addSubcommand(new MergeCommand()));
    commandLine.setResourceBundle(helpTexts(example));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setDefaultValueProvider(spec -> defaultValue(example, spec));
    // All options are explained below the synopsis, defaults included.
    commandLine.getCommandSpec().usageMessage().abbreviateSynopsis(true);
    return commandLine;
  }

  /** What the options' descriptions name as variables. */
  private static ResourceBundle helpTexts(ExampleCommand example) {
    Map<String, String> texts = new HashMap<>(example.helpVariables());
    texts.put("EXPERIMENT", example.folder());
    texts.put("LOSSES", LossResolver.defaults(example.task()));
    texts.put("MARGINS", Margins.text(Metric.of(example.task())));
    texts.put("LOSS-NAMES", String.join(", ", LossResolver.names(example.task())));
    texts.put("LOSS-OPTIONS", LossResolver.options(example.task()));
    return new ListResourceBundle() {
      @Override
      protected Object[][] getContents() {
        return texts.entrySet().stream()
            .map(text -> new Object[] {text.getKey(), text.getValue()})
            .toArray(Object[][]::new);
      }
    };
  }

  private static @Nullable String defaultValue(ExampleCommand example, ArgSpec spec) {
    if (!(spec instanceof OptionSpec option)) {
      return null;
    }
    return option.longestName().equals("--from")
        ? Path.of("results", example.folder()).toString()
        : null;
  }
}
