package dev.crossentropy.cli;

import java.util.Arrays;

/**
 * ND4J and DL4J log how they start; a reader came for results. Set before the first logger exists,
 * for SLF4J's simple logger, which is also the one inside Maven.
 */
final class Logging {

  private static final String LEVEL = "org.slf4j.simpleLogger.log.";

  private Logging() {}

  static void quiet(String... args) {
    String level = Arrays.asList(args).contains("--verbose") ? "info" : "warn";
    for (String name : new String[] {"org.nd4j", "org.deeplearning4j", "org.datavec"}) {
      if (System.getProperty(LEVEL + name) == null) {
        System.setProperty(LEVEL + name, level);
      }
    }
  }
}
