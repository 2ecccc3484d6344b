package dev.crossentropy.cli;

import dev.crossentropy.experiment.NamedLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

/** The losses that {@code --losses} can name. Comparing another one takes one line here. */
final class LossCatalog {

  private record Entry(String name, String form, Function<LossSyntax, NamedLoss> factory) {}

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
          new Entry("class-weights", "class-weights(W,W,…)", LossCatalog::classWeights),
          plain("mse", () -> new NamedLoss("LossMSE", Map.of(), new LossMSE())));

  private LossCatalog() {}

  /** What to type, for help and messages. */
  static String known() {
    return ENTRIES.stream().map(Entry::form).collect(Collectors.joining(", "));
  }

  /**
   * The losses of a comma-separated list.
   *
   * @throws IllegalArgumentException naming what is wrong with the list
   */
  static List<NamedLoss> parse(String list) {
    List<NamedLoss> losses = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String text : LossSyntax.split(list)) {
      NamedLoss loss = one(LossSyntax.parse(text));
      if (!names.add(loss.name())) {
        throw new IllegalArgumentException(
            "%s is named twice; each loss takes part once".formatted(loss.name()));
      }
      losses.add(loss);
    }
    return losses;
  }

  private static NamedLoss one(LossSyntax syntax) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(syntax.name()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown loss '%s'; known: %s".formatted(syntax.name(), known())))
        .factory()
        .apply(syntax);
  }

  private static Entry plain(String name, java.util.function.Supplier<NamedLoss> factory) {
    return new Entry(
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
        name,
        name + "(X)",
        syntax -> {
          double value = syntax.onlyArgument();
          return ours(setter.set(CrossEntropyLoss.builder(), value), Map.of(option, value));
        });
  }

  private static NamedLoss classWeights(LossSyntax syntax) {
    double[] weights = syntax.atLeastOneArgument();
    return ours(
        CrossEntropyLoss.builder().classWeights(weights),
        Map.of("classWeights", Stream.of(syntax.arguments()).flatMap(List::stream).toList()));
  }

  private static NamedLoss ours(CrossEntropyLoss.Builder builder, Map<String, Object> config) {
    CrossEntropyLoss loss = builder.build();
    return new NamedLoss(loss.toString(), config, loss);
  }
}
