package dev.crossentropy.cli;

import static dev.crossentropy.experiment.Task.LABEL_SET;
import static dev.crossentropy.experiment.Task.ONE_CLASS;

import dev.crossentropy.experiment.NamedLoss;
import dev.crossentropy.experiment.Task;
import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The losses that {@code --losses} can name. Comparing another one takes one line here. */
final class LossCatalog {

  private record Entry(
      Task task, String name, String form, Function<LossSyntax, NamedLoss> factory) {}

  private static final List<Entry> ENTRIES =
      List.of(
          plain("mcxent", () -> new NamedLoss("LossMCXENT", Map.of(), new LossMCXENT())),
          plain("cross-entropy", () -> ours(CrossEntropyLoss.builder(), Map.of())),
          number("label-smoothing", "labelSmoothing", CrossEntropyLoss.Builder::labelSmoothing),
          number("focal", "focalGamma", CrossEntropyLoss.Builder::focalGamma),
          number("poly", "polyEpsilon", CrossEntropyLoss.Builder::polyEpsilon),
          number("z-loss", "zLoss", CrossEntropyLoss.Builder::zLoss),
          number("soft-cap", "logitSoftCap", CrossEntropyLoss.Builder::logitSoftCap),
          number("temperature", "temperature", CrossEntropyLoss.Builder::temperature),
          new Entry(ONE_CLASS, "class-weights", "class-weights(W,W,…)", LossCatalog::classWeights),
          plain("mse", () -> new NamedLoss("LossMSE", Map.of(), new LossMSE())),
          plain(
              LABEL_SET,
              "binary-xent",
              () -> new NamedLoss("LossBinaryXENT", Map.of(), new LossBinaryXENT())),
          plain(
              LABEL_SET,
              "binary-cross-entropy",
              () -> ours(BinaryCrossEntropyLoss.builder(), Map.of())),
          binaryNumber(
              "binary-label-smoothing",
              "labelSmoothing",
              BinaryCrossEntropyLoss.Builder::labelSmoothing),
          binaryNumber("binary-focal", "focalGamma", BinaryCrossEntropyLoss.Builder::focalGamma),
          new Entry(
              LABEL_SET,
              "positive-weights",
              "positive-weights(W,W,…)",
              LossCatalog::positiveWeights));

  private LossCatalog() {}

  /** What to type, for help and messages. */
  static String known() {
    return known(ONE_CLASS) + "; with several labels " + known(LABEL_SET);
  }

  private static String known(Task task) {
    return ENTRIES.stream()
        .filter(entry -> entry.task() == task)
        .map(Entry::form)
        .collect(Collectors.joining(", "));
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
                    "unknown loss '%s'; known: %s".formatted(syntax.name(), known())));
  }

  private static Entry plain(String name, Supplier<NamedLoss> factory) {
    return plain(ONE_CLASS, name, factory);
  }

  private static Entry plain(Task task, String name, Supplier<NamedLoss> factory) {
    return new Entry(
        task,
        name,
        name,
        syntax -> {
          syntax.requireNoArgument();
          return factory.get();
        });
  }

  /** One option of {@link CrossEntropyLoss.Builder}. */
  @FunctionalInterface
  private interface NumberOption {
    CrossEntropyLoss.Builder set(CrossEntropyLoss.Builder builder, double value);
  }

  private static Entry number(String name, String option, NumberOption setter) {
    return new Entry(
        ONE_CLASS,
        name,
        name + "(X)",
        syntax -> {
          double value = syntax.onlyArgument();
          return ours(setter.set(CrossEntropyLoss.builder(), value), Map.of(option, value));
        });
  }

  /** One option of {@link BinaryCrossEntropyLoss.Builder}. */
  @FunctionalInterface
  private interface BinaryNumberOption {
    BinaryCrossEntropyLoss.Builder set(BinaryCrossEntropyLoss.Builder builder, double value);
  }

  private static Entry binaryNumber(String name, String option, BinaryNumberOption setter) {
    return new Entry(
        LABEL_SET,
        name,
        name + "(X)",
        syntax -> {
          double value = syntax.onlyArgument();
          return ours(setter.set(BinaryCrossEntropyLoss.builder(), value), Map.of(option, value));
        });
  }

  private static NamedLoss positiveWeights(LossSyntax syntax) {
    double[] weights = syntax.atLeastOneArgument();
    return ours(
        BinaryCrossEntropyLoss.builder().positiveWeights(weights),
        Map.of("positiveWeights", syntax.arguments()));
  }

  private static NamedLoss ours(
      BinaryCrossEntropyLoss.Builder builder, Map<String, Object> config) {
    BinaryCrossEntropyLoss loss = builder.build();
    return new NamedLoss(loss.toString(), config, loss);
  }

  private static NamedLoss classWeights(LossSyntax syntax) {
    double[] weights = syntax.atLeastOneArgument();
    return ours(
        CrossEntropyLoss.builder().classWeights(weights),
        Map.of("classWeights", syntax.arguments()));
  }

  private static NamedLoss ours(CrossEntropyLoss.Builder builder, Map<String, Object> config) {
    CrossEntropyLoss loss = builder.build();
    return new NamedLoss(loss.toString(), config, loss);
  }
}
