package dev.crossentropy.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks and prints their tables: {@code mvn -pl benchmarks exec:java}. Arguments are
 * JMH's; without any, the benchmarks run whose contenders take turns. {@code table FILE…} prints
 * the tables of earlier results, {@code errors} how exact the losses are.
 */
public final class Benchmarks {
  private static final String TABLE = "table";
  private static final String ERRORS = "errors";
  private static final String RESULTS = "target/jmh-result.json";
  private static final String USUAL_BENCHMARKS = "\\.Alternating";

  private Benchmarks() {}

  public static void main(String... arguments)
      throws IOException, RunnerException, CommandLineOptionException {
    if (arguments.length > 0 && arguments[0].equals(TABLE)) {
      for (String file : Arrays.asList(arguments).subList(1, arguments.length)) {
        System.out.println(ResultTable.of(Path.of(file)));
      }
      return;
    }
    if (arguments.length > 0 && arguments[0].equals(ERRORS)) {
      System.out.println(LossErrors.table());
      return;
    }
    passClassPathToForks();
    CommandLineOptions chosen =
        arguments.length == 0
            ? new CommandLineOptions(USUAL_BENCHMARKS)
            : new CommandLineOptions(arguments);
    Path results = Path.of(chosen.getResult().orElse(RESULTS));
    Files.createDirectories(results.toAbsolutePath().getParent());
    OptionsBuilder options = new OptionsBuilder();
    options.parent(chosen);
    options.resultFormat(ResultFormatType.JSON).result(results.toString());
    new Runner(options.build()).run();
    System.out.println(ResultTable.of(results));
  }

  /** JMH starts its JVMs with this one's class path, which under exec:java is Maven's. */
  private static void passClassPathToForks() {
    if (Benchmarks.class.getClassLoader() instanceof URLClassLoader loader) {
      System.setProperty(
          "java.class.path",
          Arrays.stream(loader.getURLs())
              .map(Benchmarks::file)
              .collect(Collectors.joining(File.pathSeparator)));
    }
  }

  private static String file(URL url) {
    return Path.of(URI.create(url.toString())).toString();
  }
}
