package dev.crossentropy.cli.losses;

import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes losses of what a user types:
 *
 * <ul>
 *   <li>a short name, {@code mcxent} or {@code focal(2)};
 *   <li>this project's losses with options by their Java names, {@code
 *       cross-entropy(labelSmoothing=0.1,classWeights=1:1:5)};
 *   <li>a class, {@code com.example.MyLoss} or {@code com.example.MyLoss(0.7)}, with the arguments
 *       of a constructor, or with options by name if it has a {@code builder()};
 *   <li>a source file, {@code path/to/MyLoss.java}, with arguments likewise.
 * </ul>
 */
public final class LossResolver {

  private final ClassLoader classes;
  private final List<Path> classPath;

  private LossResolver(ClassLoader classes, List<Path> classPath) {
    this.classes = classes;
    this.classPath = classPath;
  }

  /** Knows the classes of this program. */
  public static LossResolver ofProgram() {
    return new LossResolver(LossResolver.class.getClassLoader(), List.of());
  }

  /**
   * Knows the classes of this program and those in the given jars and folders.
   *
   * @throws IllegalArgumentException naming an entry that is not there
   */
  public static LossResolver of(List<Path> classPath) {
    URL[] urls = classPath.stream().map(LossResolver::url).toArray(URL[]::new);
    return new LossResolver(
        new URLClassLoader(urls, LossResolver.class.getClassLoader()), List.copyOf(classPath));
  }

  private static URL url(Path entry) {
    if (!Files.exists(entry)) {
      throw new IllegalArgumentException("there is no jar or folder %s".formatted(entry));
    }
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("%s cannot be on a class path".formatted(entry), e);
    }
  }

  /**
   * The losses of a comma-separated list, in its order.
   *
   * @throws IllegalArgumentException naming what is wrong with the list
   * @throws CompilationException with javac's messages about a source file
   */
  public List<NamedLoss> all(String list, Task task) {
    List<NamedLoss> losses = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (LossExpression expression : LossExpression.list(list)) {
      NamedLoss loss = resolve(expression, task);
      if (!names.add(loss.name())) {
        throw new IllegalArgumentException(
            "%s is named twice; each loss takes part once".formatted(loss.name()));
      }
      losses.add(loss);
    }
    return losses;
  }

  /** As {@link #all} for a list of one. */
  public NamedLoss one(String text, Task task) {
    return resolve(LossExpression.of(text), task);
  }

  private NamedLoss resolve(LossExpression expression, Task task) {
    if (expression.name().endsWith(".java")) {
      Path source = Path.of(expression.name());
      return LossClass.create(JavaSource.lossClass(source, classes, javacClassPath()), expression);
    }
    return Catalogue.find(expression, task)
        .orElseGet(() -> LossClass.create(classOf(expression, task), expression));
  }

  private Class<?> classOf(LossExpression expression, Task task) {
    try {
      return Class.forName(expression.name(), true, classes);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          expression.name().indexOf('.') < 0
              ? "unknown loss '%s'; known: %s"
                  .formatted(expression.name(), String.join(", ", Catalogue.names(task)))
              : "there is no class %s; --class-path names the jar or folder of a class of your own"
                  .formatted(expression.name()),
          e);
    } catch (LinkageError e) {
      throw new IllegalArgumentException("cannot load %s: %s".formatted(expression.name(), e), e);
    }
  }

  /** Where javac finds what this program's class loaders find, inside Maven too. */
  private String javacClassPath() {
    List<String> entries = new ArrayList<>();
    classPath.forEach(entry -> entries.add(entry.toString()));
    for (ClassLoader each = classes; each != null; each = each.getParent()) {
      if (each instanceof URLClassLoader known) {
        for (URL url : known.getURLs()) {
          entries.add(Path.of(URI.create(url.toString())).toString());
        }
      }
    }
    entries.add(System.getProperty("java.class.path"));
    return String.join(File.pathSeparator, entries);
  }

  /** What can be typed for a task, a line each. */
  public static List<String> names(Task task) {
    return Catalogue.names(task);
  }

  /** The options that this project's loss for the task takes by name. */
  public static String options(Task task) {
    return Catalogue.options(task);
  }

  /**
   * The list that is compared where none is given: Deeplearning4j's own loss and this project's.
   */
  public static String defaults(Task task) {
    return Catalogue.defaults(task);
  }
}
