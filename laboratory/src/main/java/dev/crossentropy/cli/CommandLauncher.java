package dev.crossentropy.cli;

import dev.crossentropy.cli.losses.CompilationException;
import dev.crossentropy.runtime.NativeRuntime;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs any picocli command, and turns whatever goes wrong into one line and an exit code. */
public final class CommandLauncher {

  private CommandLauncher() {}

  /**
   * For a command's {@code main}. Ends the process with 2 after a mistake in the options and with 1
   * after a failure; returns after a success, so that Maven can finish its own work.
   */
  public static void main(CommandLine commandLine, String... args) {
    int exitCode = execute(commandLine, args);
    if (exitCode != ExitCode.OK) {
      System.exit(exitCode);
    }
  }

  /** The exit code instead of the end of the process: for tests and for other programs. */
  public static int execute(CommandLine commandLine, String... args) {
    Logging.quiet(args);
    NativeRuntime.prepare();
    return explaining(commandLine).execute(args);
  }

  /** The command with its mistakes and failures explained in one line. */
  static CommandLine explaining(CommandLine commandLine) {
    return commandLine
        .setParameterExceptionHandler(CommandLauncher::explainMisuse)
        .setExecutionExceptionHandler(CommandLauncher::explainFailure);
  }

  private static int explainMisuse(ParameterException misuse, String[] args) {
    CommandLine commandLine = misuse.getCommandLine();
    PrintWriter err = commandLine.getErr();
    String path = commandLine.getCommandSpec().qualifiedName();
    err.println(path + ": " + misuse.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(misuse, err)) {
      err.println("%s --help lists all options.".formatted(path));
    }
    err.flush();
    return ExitCode.USAGE;
  }

  private static int explainFailure(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    err.println(commandLine.getCommandSpec().qualifiedName() + ": " + oneLine(failure));
    if (parsed.originalArgs().contains("--verbose")) {
      failure.printStackTrace(err);
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private static String oneLine(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof CompilationException) {
      return "javac refuses the loss:\n" + message;
    }
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName() + "; run again with --verbose for details"
        : message.replaceAll("\\s*\\R\\s*", " ");
  }
}
