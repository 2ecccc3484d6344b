package dev.crossentropy.benchmarks.training;

import dev.crossentropy.benchmarks.Turn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A {@link ShippedTrainingProcess}, which needs a JVM of its own: Deeplearning4j's own OpenBLAS and
 * JavaCPP, its natives without oneDNN and the others cannot be in the same. It sleeps while it is
 * another's turn.
 */
final class ShippedTraining implements AutoCloseable {

  /** Where the Maven profile {@code as-shipped} puts the libraries. */
  private static final String DIRECTORY = "as-shipped";

  private final Process process;
  private final DataInputStream turns;
  private final DataOutputStream requests;

  ShippedTraining(Network network) throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    process =
        new ProcessBuilder(
                java.toString(),
                "-cp",
                classPath(),
                ShippedTrainingProcess.class.getName(),
                network.name())
            .redirectError(Redirect.INHERIT)
            .start();
    turns = new DataInputStream(process.getInputStream());
    requests = new DataOutputStream(process.getOutputStream());
  }

  static boolean isPresent() {
    return Files.isDirectory(libraries());
  }

  /** Beside the classes of this module, until {@code mvn clean}. */
  private static Path libraries() {
    try {
      URI classes =
          ShippedTraining.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(classes).resolveSibling(DIRECTORY);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** This JVM's, with the libraries in place of their newer versions. */
  private static String classPath() throws IOException {
    List<String> entries = new ArrayList<>();
    try (var jars = Files.list(libraries())) {
      jars.map(Path::toString).forEach(entries::add);
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String file = Path.of(entry).getFileName().toString();
      if (!file.startsWith("javacpp-")
          && !file.startsWith("openblas-")
          && !file.endsWith("-onednn.jar")) {
        entries.add(entry);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  Turn turn() {
    try {
      requests.writeByte(ShippedTrainingProcess.TURN);
      requests.flush();
      return new Turn(turns.readLong(), turns.readLong());
    } catch (IOException e) {
      throw new IllegalStateException(
          "The process that trains with DL4J as shipped has ended; its own message is above.", e);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    requests.close();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
