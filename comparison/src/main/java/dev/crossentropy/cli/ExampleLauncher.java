package dev.crossentropy.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Runs an example's command, and turns whatever goes wrong into one line and an exit code. */
public final class ExampleLauncher {

  private ExampleLauncher() {}

  /**
   * For an example's {@code main}. Ends the process with 2 after a mistake in the options and with
   * 1 after a failure; returns after a success, so that Maven can finish its own work.
   */
  public static void main(ExampleCommand example, String... args) {
    int exitCode = execute(example, args);
    if (exitCode != ExitCode.OK) {
      System.exit(exitCode);
    }
  }

  /** The exit code instead of the end of the process: for tests and for other programs. */
  public static int execute(ExampleCommand example, String... args) {
    Logging.quiet(args);
    // CommandLine.getErr and getOut are replaced by tests; the default ones are unbuffered enough.
    return commandLine(example).execute(args);
  }

  static CommandLine commandLine(ExampleCommand example) {
    System.setProperty("KNOWN-LOSSES", LossCatalog.known());
    CommandLine commandLine = new CommandLine(example);
    commandLine.addSubcommand(new ReportCommand());
    commandLine.setDefaultValueProvider(spec -> defaultValue(example, spec));
    commandLine.setParameterExceptionHandler(ExampleLauncher::explainMisuse);
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> explainFailure(failure, command, example.isVerbose()));
    commandLine.getCommandSpec().usageMessage().showDefaultValues(true);
    return commandLine;
  }

  private static @Nullable String defaultValue(ExampleCommand example, ArgSpec spec) {
    if (!(spec instanceof OptionSpec option)) {
      return null;
    }
    if (option.longestName().equals("--output") || option.longestName().equals("--from")) {
      return Path.of("results", example.name()).toString();
    }
    return example.defaults().of(option.longestName());
  }

  private static int explainMisuse(ParameterException misuse, String[] args) {
    CommandLine commandLine = misuse.getCommandLine();
    PrintWriter err = commandLine.getErr();
    err.println(commandLine.getCommandSpec().qualifiedName() + ": " + misuse.getMessage());
    commandLine.usage(err);
    err.flush();
    return ExitCode.USAGE;
  }

  private static int explainFailure(Exception failure, CommandLine commandLine, boolean verbose) {
    PrintWriter err = commandLine.getErr();
    err.println(commandLine.getCommandSpec().qualifiedName() + ": " + oneLine(failure));
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName() + "; run again with --verbose for details"
        : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
