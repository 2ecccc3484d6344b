package dev.crossentropy.cli.losses;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A loss as typed: a name, and arguments in parentheses if it takes any, by position or by option,
 * as in {@code focal(2)} and {@code cross-entropy(labelSmoothing=0.1,classWeights=1:1:5)}.
 */
record LossExpression(String text, String name, List<Argument> arguments) {

  /** A value, for the named option or for the parameter at its place. */
  record Argument(@Nullable String option, String value) {

    private static Argument of(String text) {
      int equals = text.indexOf('=');
      return equals < 0
          ? new Argument(null, text.strip())
          : new Argument(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
    }

    @Override
    public String toString() {
      return option == null ? value : option + "=" + value;
    }
  }

  private static final Pattern FORM =
      Pattern.compile("(?<name>[^()]*\\S)\\s*(?:\\((?<arguments>[^()]*)\\))?");

  /** The expressions of a list, which is split at commas outside parentheses. */
  static List<LossExpression> list(String list) {
    List<LossExpression> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(of(list.substring(start, i)));
        start = i + 1;
      }
    }
    parts.add(of(list.substring(start)));
    return parts;
  }

  /**
   * @throws IllegalArgumentException if the text is no name with arguments
   */
  static LossExpression of(String typed) {
    String text = typed.strip();
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a loss: expected a name such as mcxent, focal(2), com.example.MyLoss or MyLoss.java"
              .formatted(text));
    }
    return new LossExpression(text, matcher.group("name"), arguments(matcher.group("arguments")));
  }

  private static List<Argument> arguments(@Nullable String list) {
    List<Argument> arguments = new ArrayList<>();
    if (list != null && !list.isBlank()) {
      for (String argument : list.split(",", -1)) {
        arguments.add(Argument.of(argument));
      }
    }
    return List.copyOf(arguments);
  }

  /** Whether every argument is given by position. */
  boolean isPositional() {
    return arguments.stream().allMatch(argument -> argument.option() == null);
  }

  List<String> values() {
    return arguments.stream().map(Argument::value).toList();
  }

  void requireNoArgument() {
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes nothing in parentheses; found %s".formatted(name, values()));
    }
  }
}
