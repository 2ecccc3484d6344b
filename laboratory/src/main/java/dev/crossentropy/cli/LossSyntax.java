package dev.crossentropy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A loss as typed: a name, and numbers in parentheses if it takes any, as in {@code
 * label-smoothing(0.1)}.
 */
record LossSyntax(String name, List<Double> arguments) {

  private static final Pattern FORM = Pattern.compile("([a-z0-9-]+)(?:\\(([^()]*)\\))?");

  /** Splits at commas outside parentheses. */
  static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }

  static LossSyntax parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not a loss: expected a name such as mcxent or focal(2)".formatted(text));
    }
    String arguments = matcher.group(2);
    return new LossSyntax(
        matcher.group(1), arguments == null ? List.of() : numbers(text, arguments));
  }

  private static List<Double> numbers(String text, String arguments) {
    List<Double> numbers = new ArrayList<>();
    for (String argument : arguments.split(",", -1)) {
      try {
        numbers.add(Double.valueOf(argument.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "'%s': '%s' is not a number".formatted(text, argument.strip()), e);
      }
    }
    return numbers;
  }

  double onlyArgument() {
    if (arguments.size() != 1) {
      throw new IllegalArgumentException(
          "%s takes one number in parentheses, as in %s(0.1); found %d"
              .formatted(name, name, arguments.size()));
    }
    return arguments.get(0);
  }

  void requireNoArgument() {
    if (!arguments.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes no number in parentheses; found %s".formatted(name, arguments));
    }
  }

  double[] atLeastOneArgument() {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes one number for each class in parentheses, as in %s(1,2,3); found none"
              .formatted(name, name));
    }
    return arguments.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
