package dev.crossentropy.comparison;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Properties;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Where a result comes from: all that may change a number.
 *
 * @param threads runs trained side by side, each on one native thread
 * @param command what the user typed after the program's name
 */
public record Provenance(
    String java,
    String os,
    String dl4j,
    String backend,
    String blas,
    int threads,
    String dataSha256,
    String command,
    Instant startedAt) {

  /** The provenance of a result that is being made now, in this process. */
  static Provenance now(int threads, String dataSha256, String command, Instant startedAt) {
    return new Provenance(
        property("java.version") + " (" + property("java.vendor") + ")",
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        dl4jVersion(),
        Nd4j.getBackend().getClass().getSimpleName(),
        openblas_nolapack.OPENBLAS_VERSION.strip(),
        threads,
        dataSha256,
        command,
        startedAt);
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }

  private static String dl4jVersion() {
    String path = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
    try (InputStream stream = MultiLayerNetwork.class.getResourceAsStream(path)) {
      if (stream == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
