package dev.crossentropy.cli.losses;

import dev.crossentropy.cli.losses.LossExpression.Argument;
import dev.crossentropy.training.NamedLoss;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * The options of a loss that has a {@code public static builder()}: the public methods of the
 * builder with one parameter that return the builder. Their Java names are the options' names, so
 * that the command line knows an option as soon as the builder has it.
 */
final class BuilderOptions {

  private final Class<?> loss;
  private final Map<String, Method> setters = new TreeMap<>();

  private BuilderOptions(Class<?> loss, Class<?> builder) {
    this.loss = loss;
    for (Method method : builder.getMethods()) {
      if (method.getReturnType() == builder
          && method.getParameterCount() == 1
          && ArgumentType.isKnown(method.getParameterTypes()[0])) {
        setters.put(method.getName(), method);
      }
    }
  }

  /** Empty if the class has no builder. */
  static Optional<BuilderOptions> of(Class<?> loss) {
    try {
      return Optional.of(new BuilderOptions(loss, loss.getMethod("builder").getReturnType()));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    }
  }

  /** Every option and how its value is typed, as in {@code labelSmoothing=X}. */
  String help() {
    return setters.entrySet().stream()
        .map(e -> e.getKey() + "=" + ArgumentType.form(e.getValue().getParameterTypes()[0]))
        .collect(Collectors.joining(", "));
  }

  /** The loss with the options of the expression, each of which has a name. */
  NamedLoss build(LossExpression expression) {
    Object builder = call(method(loss, "builder"), null, expression.text());
    Map<String, Object> config = new LinkedHashMap<>();
    for (Argument argument : expression.arguments()) {
      Method setter = setter(expression, argument);
      Object value = value(expression, argument, setter.getParameterTypes()[0]);
      call(setter, builder, expression.text(), value);
      if (config.put(setter.getName(), ArgumentType.shown(value)) != null) {
        throw new IllegalArgumentException(
            "'%s': %s is given twice".formatted(expression.text(), setter.getName()));
      }
    }
    Object built = call(method(builder.getClass(), "build"), builder, expression.text());
    return new NamedLoss(built.toString(), config, (ILossFunction) built);
  }

  private Method setter(LossExpression expression, Argument argument) {
    Method setter = argument.option() == null ? null : setters.get(argument.option());
    if (setter == null) {
      throw new IllegalArgumentException(
          "'%s': '%s' is no option of %s; its options: %s"
              .formatted(expression.text(), argument, loss.getSimpleName(), help()));
    }
    return setter;
  }

  private static Object value(LossExpression expression, Argument argument, Class<?> type) {
    try {
      return ArgumentType.parse(type, argument.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'%s': %s: %s".formatted(expression.text(), argument.option(), e.getMessage()), e);
    }
  }

  private static Method method(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && method.getParameterCount() == 0)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("%s has no %s()".formatted(type.getName(), name)));
  }

  private static Object call(Method method, @Nullable Object target, String text, Object... args) {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalArgumentException("'%s': %s".formatted(text, cause.getMessage()), cause);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException("'%s': %s".formatted(text, e.getMessage()), e);
    }
  }
}
