package dev.crossentropy.training.execution;

import dev.crossentropy.runtime.NativeRuntime;
import dev.crossentropy.runtime.NativeSetting;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a result comes from: all that may change a number.
 *
 * @param project this project's version
 * @param commit of its sources, and whether they were changed since
 * @param blas the matrix library, and the processor that its kernels are made for
 * @param threads runs trained side by side, each on {@code nativeThreads} native threads
 * @param command what the user typed after the program's name
 * @param nativeSettings what was decided about the settings of the native libraries, and what
 *     computes convolutions
 */
public record Provenance(
    String project,
    String commit,
    String java,
    String os,
    String dl4j,
    String backend,
    String blas,
    int threads,
    String dataSha256,
    String command,
    Instant startedAt,
    int nativeThreads,
    List<String> nativeSettings) {

  public Provenance {
    nativeSettings = List.copyOf(nativeSettings);
  }

  /** The provenance of a result that is being made now, in this process. */
  public static Provenance now(int threads, String dataSha256, String command, Instant startedAt) {
    Properties build = properties(Provenance.class, "build.properties");
    return new Provenance(
        filled(build.getProperty("version", "")),
        filled(build.getProperty("commit", ""))
            + ("true".equals(build.getProperty("changed")) ? ", changed since" : ""),
        property("java.version") + " (" + property("java.vendor") + ")",
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        dl4jVersion(),
        Nd4j.getBackend().getClass().getSimpleName(),
        NativeRuntime.blas(),
        threads,
        dataSha256,
        command,
        startedAt,
        NativeRuntime.threads(),
        Stream.concat(
                NativeRuntime.settings().stream().map(NativeSetting::toString),
                Stream.of("convolutions by " + NativeRuntime.convolutions()))
            .toList());
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  /** What the build did not fill in, as where there is no repository, is unknown. */
  private static String filled(String value) {
    return value.isBlank() || value.contains("${") ? "unknown" : value;
  }

  private static String dl4jVersion() {
    return properties(
            MultiLayerNetwork.class,
            "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties")
        .getProperty("version", "unknown");
  }

  private static Properties properties(Class<?> beside, String name) {
    Properties properties = new Properties();
    try (InputStream stream = beside.getResourceAsStream(name)) {
      if (stream != null) {
        properties.load(stream);
      }
    } catch (IOException e) {
      properties.clear();
    }
    return properties;
  }
}
