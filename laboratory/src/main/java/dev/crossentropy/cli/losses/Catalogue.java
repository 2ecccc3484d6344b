package dev.crossentropy.cli.losses;

import static dev.crossentropy.training.prediction.Task.LABEL_SET;
import static dev.crossentropy.training.prediction.Task.ONE_CLASS;

import dev.crossentropy.cli.losses.LossExpression.Argument;
import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The losses with a short name. */
final class Catalogue {

  /**
   * @param task the only task that the loss is made for; null if it serves any
   * @param form what to type
   */
  private record Entry(
      @Nullable Task task, String name, String form, Function<LossExpression, NamedLoss> factory) {}

  private static final List<Entry> ENTRIES = entries();

  /** Deeplearning4j's constants that one kind of output makes sense for. */
  private static final Map<LossFunction, Task> TASKS =
      Map.of(
          LossFunction.MCXENT, ONE_CLASS,
          LossFunction.NEGATIVELOGLIKELIHOOD, ONE_CLASS,
          LossFunction.XENT, LABEL_SET);

  private Catalogue() {}

  private static List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    entries.add(family(ONE_CLASS, "cross-entropy", CrossEntropyLoss.class));
    entries.add(number("label-smoothing", "cross-entropy", "labelSmoothing"));
    entries.add(number("focal", "cross-entropy", "focalGamma"));
    entries.add(number("poly", "cross-entropy", "polyEpsilon"));
    entries.add(number("z-loss", "cross-entropy", "zLoss"));
    entries.add(number("soft-cap", "cross-entropy", "logitSoftCap"));
    entries.add(number("temperature", "cross-entropy", "temperature"));
    entries.add(weights("class-weights", "cross-entropy", "classWeights"));
    entries.add(family(LABEL_SET, "binary-cross-entropy", BinaryCrossEntropyLoss.class));
    entries.add(number("binary-label-smoothing", "binary-cross-entropy", "labelSmoothing"));
    entries.add(number("binary-focal", "binary-cross-entropy", "focalGamma"));
    entries.add(weights("positive-weights", "binary-cross-entropy", "positiveWeights"));
    return List.copyOf(entries);
  }

  private static Entry family(Task task, String name, Class<?> type) {
    return new Entry(
        task, name, name + "(OPTION=…,…)", expression -> LossClass.create(type, expression));
  }

  private static Entry number(String name, String family, String option) {
    return new Entry(
        task(family),
        name,
        name + "(X)",
        expression -> {
          if (expression.arguments().size() != 1 || !expression.isPositional()) {
            throw new IllegalArgumentException(
                "%s takes one number in parentheses, as in %s(0.1); found '%s'"
                    .formatted(name, name, expression.text()));
          }
          return withOption(expression, family, option, expression.values().get(0));
        });
  }

  private static Entry weights(String name, String family, String option) {
    return new Entry(
        task(family),
        name,
        name + "(W,W,…)",
        expression -> {
          if (expression.arguments().isEmpty() || !expression.isPositional()) {
            throw new IllegalArgumentException(
                "%s takes one number for each class in parentheses, as in %s(1,2,3); found '%s'"
                    .formatted(name, name, expression.text()));
          }
          return withOption(expression, family, option, String.join(":", expression.values()));
        });
  }

  private static Task task(String family) {
    return family.startsWith("binary") ? LABEL_SET : ONE_CLASS;
  }

  private static NamedLoss withOption(
      LossExpression typed, String family, String option, String value) {
    Class<?> type =
        family.startsWith("binary") ? BinaryCrossEntropyLoss.class : CrossEntropyLoss.class;
    return LossClass.create(
        type, new LossExpression(typed.text(), family, List.of(new Argument(option, value))));
  }

  /** The loss of a short name; empty if there is no such name. */
  static Optional<NamedLoss> find(LossExpression expression, Task task) {
    Optional<Entry> own =
        ENTRIES.stream().filter(entry -> entry.name().equals(expression.name())).findFirst();
    if (own.isPresent()) {
      requireTask(expression, own.get().task(), task);
      return own.map(entry -> entry.factory().apply(expression));
    }
    return dl4j(expression.name()).map(constant -> ofDl4j(constant, expression, task));
  }

  private static Optional<LossFunction> dl4j(String name) {
    return Stream.of(LossFunction.values())
        .filter(constant -> typed(constant).equals(name))
        .findFirst();
  }

  private static NamedLoss ofDl4j(LossFunction constant, LossExpression expression, Task task) {
    if (constant == LossFunction.SPARSE_MCXENT) {
      throw new IllegalArgumentException(
          "sparse-mcxent needs class indices as labels, but examples here carry a row of zeros and"
              + " ones; mcxent is the same loss for these");
    }
    requireTask(expression, TASKS.get(constant), task);
    ILossFunction loss = constant.getILossFunction();
    return LossClass.create(loss.getClass(), expression);
  }

  private static String typed(LossFunction constant) {
    return constant == LossFunction.XENT
        ? "binary-xent"
        : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void requireTask(LossExpression expression, @Nullable Task made, Task task) {
    if (made != null && made != task) {
      throw new IllegalArgumentException(
          task == LABEL_SET
              ? "%s is a loss for one label of several classes; for several labels: %s"
                  .formatted(expression.name(), String.join(", ", names(task)))
              : "%s is a loss for several labels of 0 and 1; for one label of several classes: %s"
                  .formatted(expression.name(), String.join(", ", names(task))));
    }
  }

  /** What can be typed for a task: this project's losses, then Deeplearning4j's. */
  static List<String> names(Task task) {
    Stream<String> own = ENTRIES.stream().filter(entry -> entry.task() == task).map(Entry::form);
    return Stream.concat(own, dl4jNames(task)).toList();
  }

  private static Stream<String> dl4jNames(Task task) {
    return Stream.of(LossFunction.values())
        .filter(constant -> constant != LossFunction.SPARSE_MCXENT)
        .filter(constant -> TASKS.getOrDefault(constant, task) == task)
        .map(Catalogue::typed);
  }

  /** The options that the two families take by name. */
  static String options(Task task) {
    Class<?> type = task == LABEL_SET ? BinaryCrossEntropyLoss.class : CrossEntropyLoss.class;
    return BuilderOptions.of(type).map(BuilderOptions::help).orElseThrow();
  }

  /** Deeplearning4j's own loss and this project's. */
  static String defaults(Task task) {
    return task == LABEL_SET ? "binary-xent,binary-cross-entropy" : "mcxent,cross-entropy";
  }
}
