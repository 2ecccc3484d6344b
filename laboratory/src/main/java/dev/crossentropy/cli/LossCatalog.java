package dev.crossentropy.cli;

import static dev.crossentropy.training.prediction.Task.LABEL_SET;
import static dev.crossentropy.training.prediction.Task.ONE_CLASS;

import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The losses that {@code --losses} can name. Comparing another one takes one line here. */
final class LossCatalog {

  private record Entry(
      Task task, String name, String form, Function<LossSyntax, NamedLoss> factory) {}

  /** The project's own loss for a task, and how its builder takes options. */
  private record Family<B>(Task task, Supplier<B> builder, Function<B, ILossFunction> build) {

    private static final Family<CrossEntropyLoss.Builder> CLASSES =
        new Family<>(ONE_CLASS, CrossEntropyLoss::builder, CrossEntropyLoss.Builder::build);

    private static final Family<BinaryCrossEntropyLoss.Builder> LABELS =
        new Family<>(
            LABEL_SET, BinaryCrossEntropyLoss::builder, BinaryCrossEntropyLoss.Builder::build);

    Entry plain(String name) {
      return withoutArgument(task, name, () -> named(builder.get(), Map.of()));
    }

    Entry number(String name, String option, BiFunction<B, Double, B> setter) {
      return new Entry(
          task,
          name,
          name + "(X)",
          syntax -> {
            double value = syntax.onlyArgument();
            return named(setter.apply(builder.get(), value), Map.of(option, value));
          });
    }

    Entry weights(String name, String option, BiFunction<B, double[], B> setter) {
      return new Entry(
          task,
          name,
          name + "(W,W,…)",
          syntax -> {
            double[] weights = syntax.atLeastOneArgument();
            return named(setter.apply(builder.get(), weights), Map.of(option, syntax.arguments()));
          });
    }

    private NamedLoss named(B options, Map<String, Object> config) {
      ILossFunction loss = build.apply(options);
      return new NamedLoss(loss.toString(), config, loss);
    }
  }

  private static final List<Entry> ENTRIES =
      List.of(
          ofDl4j(ONE_CLASS, "mcxent", "LossMCXENT", LossMCXENT::new),
          Family.CLASSES.plain("cross-entropy"),
          Family.CLASSES.number(
              "label-smoothing", "labelSmoothing", CrossEntropyLoss.Builder::labelSmoothing),
          Family.CLASSES.number("focal", "focalGamma", CrossEntropyLoss.Builder::focalGamma),
          Family.CLASSES.number("poly", "polyEpsilon", CrossEntropyLoss.Builder::polyEpsilon),
          Family.CLASSES.number("z-loss", "zLoss", CrossEntropyLoss.Builder::zLoss),
          Family.CLASSES.number("soft-cap", "logitSoftCap", CrossEntropyLoss.Builder::logitSoftCap),
          Family.CLASSES.number(
              "temperature", "temperature", CrossEntropyLoss.Builder::temperature),
          Family.CLASSES.weights(
              "class-weights", "classWeights", CrossEntropyLoss.Builder::classWeights),
          ofDl4j(ONE_CLASS, "mse", "LossMSE", LossMSE::new),
          ofDl4j(LABEL_SET, "binary-xent", "LossBinaryXENT", LossBinaryXENT::new),
          Family.LABELS.plain("binary-cross-entropy"),
          Family.LABELS.number(
              "binary-label-smoothing",
              "labelSmoothing",
              BinaryCrossEntropyLoss.Builder::labelSmoothing),
          Family.LABELS.number(
              "binary-focal", "focalGamma", BinaryCrossEntropyLoss.Builder::focalGamma),
          Family.LABELS.weights(
              "positive-weights",
              "positiveWeights",
              BinaryCrossEntropyLoss.Builder::positiveWeights));

  private LossCatalog() {}

  /** What to type, as one line for each loss of a help page. */
  static String help(Task task) {
    return forms(task).map(form -> "  " + form).collect(Collectors.joining("\n"));
  }

  private static String known(Task task) {
    return forms(task).collect(Collectors.joining(", "));
  }

  private static Stream<String> forms(Task task) {
    return ENTRIES.stream().filter(entry -> entry.task() == task).map(Entry::form);
  }

  /** DL4J's own loss and ours. */
  static String defaults(Task task) {
    return switch (task) {
      case ONE_CLASS -> "mcxent,cross-entropy";
      case LABEL_SET -> "binary-xent,binary-cross-entropy";
    };
  }

  /**
   * The losses of a comma-separated list, all made for one task.
   *
   * @throws IllegalArgumentException naming what is wrong with the list
   */
  static List<NamedLoss> parse(String list, Task task) {
    List<NamedLoss> losses = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String text : LossSyntax.split(list)) {
      NamedLoss loss = one(LossSyntax.parse(text), task);
      if (!names.add(loss.name())) {
        throw new IllegalArgumentException(
            "%s is named twice; each loss takes part once".formatted(loss.name()));
      }
      losses.add(loss);
    }
    return losses;
  }

  private static NamedLoss one(LossSyntax syntax, Task task) {
    Entry entry = entry(syntax);
    if (entry.task() != task) {
      throw new IllegalArgumentException(
          task == LABEL_SET
              ? "%s is a loss for one label of several classes; for several labels: %s"
                  .formatted(syntax.name(), known(LABEL_SET))
              : "%s is a loss for several labels of 0 and 1; for one label of several classes: %s"
                  .formatted(syntax.name(), known(ONE_CLASS)));
    }
    return entry.factory().apply(syntax);
  }

  private static Entry entry(LossSyntax syntax) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(syntax.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown loss '%s'; known: %s"
                        .formatted(
                            syntax.name(),
                            known(ONE_CLASS) + "; with several labels " + known(LABEL_SET))));
  }

  private static Entry ofDl4j(
      Task task, String name, String className, Supplier<ILossFunction> loss) {
    return withoutArgument(task, name, () -> new NamedLoss(className, Map.of(), loss.get()));
  }

  private static Entry withoutArgument(Task task, String name, Supplier<NamedLoss> loss) {
    return new Entry(
        task,
        name,
        name,
        syntax -> {
          syntax.requireNoArgument();
          return loss.get();
        });
  }
}
