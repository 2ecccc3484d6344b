package dev.crossentropy.cli.owndata;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which modules the user named with {@code -pl}.
 *
 * <p>{@code mvn -pl iris-example exec:java} runs the goal in every module that the named one needs,
 * and Maven has no way to switch a plugin on in the named ones only. So this module's POM hands on
 * what was named, and the main class looks.
 */
final class MavenSelection {

  /** Set by exec-maven-plugin as this module's POM says. */
  static final String PROPERTY = "crossentropy.maven.selected";

  private MavenSelection() {}

  /**
   * Whether one of a module's names, its folder or its artifact, was given with {@code -pl}; true
   * outside Maven.
   */
  static boolean includes(String... names) {
    return isIn(System.getProperty(PROPERTY), names);
  }

  static boolean isIn(@Nullable String selected, String... names) {
    if (selected == null) {
      return true;
    }
    List<String> known = Arrays.asList(names);
    // as Maven prints a list, [core, dev.crossentropy:cross-entropy-comparison]
    return Arrays.stream(selected.split("[\\[\\], ]+"))
        .filter(name -> !name.startsWith("!") && !name.startsWith("-"))
        .map(name -> name.replaceAll("^[+?]+|.*[:/\\\\]", ""))
        .anyMatch(known::contains);
  }
}
