package dev.crossentropy.cli.losses;

import dev.crossentropy.training.NamedLoss;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Makes a loss of any public class that implements {@link ILossFunction}: from its builder if the
 * arguments have names, otherwise by the constructor that takes them.
 */
final class LossClass {

  private LossClass() {}

  /**
   * @throws IllegalArgumentException if the class is no loss or cannot take the arguments
   */
  static NamedLoss create(Class<?> type, LossExpression expression) {
    requireLoss(type);
    Optional<BuilderOptions> options = BuilderOptions.of(type);
    if (options.isPresent() && (!expression.isPositional() || !hasConstructor(type, expression))) {
      return options.get().build(expression);
    }
    if (!expression.isPositional()) {
      throw new IllegalArgumentException(
          "'%s': %s has no builder() that knows options by name; it takes %s"
              .formatted(expression.text(), type.getName(), forms(type)));
    }
    return new NamedLoss(
        name(type, expression.values()),
        expression.values().isEmpty() ? Map.of() : Map.of("arguments", expression.values()),
        construct(type, expression));
  }

  private static String name(Class<?> type, List<String> values) {
    return values.isEmpty()
        ? type.getSimpleName()
        : "%s(%s)".formatted(type.getSimpleName(), String.join(",", values));
  }

  private static void requireLoss(Class<?> type) {
    if (!ILossFunction.class.isAssignableFrom(type)) {
      throw new IllegalArgumentException(
          "%s does not implement %s".formatted(type.getName(), ILossFunction.class.getName()));
    }
    if (Modifier.isAbstract(type.getModifiers()) || !Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          "%s must be public and not abstract".formatted(type.getName()));
    }
  }

  private static boolean hasConstructor(Class<?> type, LossExpression expression) {
    return constructors(type).stream()
        .anyMatch(each -> each.getParameterCount() == expression.arguments().size());
  }

  private static ILossFunction construct(Class<?> type, LossExpression expression) {
    for (Constructor<?> constructor : constructors(type)) {
      Optional<Object[]> values = values(constructor, expression.values());
      if (values.isPresent()) {
        return call(constructor, values.get(), expression.text());
      }
    }
    throw new IllegalArgumentException(
        "'%s': no public constructor of %s takes %s; it takes %s"
            .formatted(expression.text(), type.getName(), expression.values(), forms(type)));
  }

  /** Those whose parameters can be typed; numbers before lists, since a number is also a list. */
  private static List<Constructor<?>> constructors(Class<?> type) {
    return Arrays.stream(type.getConstructors())
        .filter(each -> Arrays.stream(each.getParameterTypes()).allMatch(ArgumentType::isKnown))
        .sorted(Comparator.comparing(LossClass::lists))
        .toList();
  }

  private static long lists(Constructor<?> constructor) {
    return Arrays.stream(constructor.getParameterTypes()).filter(t -> !t.isPrimitive()).count();
  }

  private static String forms(Class<?> type) {
    return constructors(type).stream()
        .map(
            each ->
                Arrays.stream(each.getParameterTypes())
                    .map(ArgumentType::form)
                    .collect(Collectors.joining(",", type.getSimpleName() + "(", ")")))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static Optional<Object[]> values(Constructor<?> constructor, List<String> texts) {
    Class<?>[] types = constructor.getParameterTypes();
    if (types.length != texts.size()) {
      return Optional.empty();
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < types.length; i++) {
      try {
        values.add(ArgumentType.parse(types[i], texts.get(i)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(values.toArray());
  }

  private static ILossFunction call(Constructor<?> constructor, Object[] values, String text) {
    try {
      return (ILossFunction) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          "'%s': its constructor threw %s".formatted(text, e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(text, e), e);
    }
  }
}
