package dev.crossentropy.data.table.file;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.field.StatedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines before the data of Weka's file format, which name the columns and give their types.
 *
 * @param lines up to and including {@code @data}
 */
record ArffHeader(int lines, List<String> names, Map<String, StatedType> types) {

  private static final Pattern ATTRIBUTE =
      Pattern.compile("(?i)@attribute\\s+('[^']*'|\"[^\"]*\"|\\S+)\\s+(.+)");

  static boolean begins(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("%"))
        .findFirst()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("@relation"))
        .isPresent();
  }

  static ArffHeader of(List<String> lines, String path) {
    List<String> names = new ArrayList<>();
    Map<String, StatedType> types = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      Matcher attribute = ATTRIBUTE.matcher(line);
      if (attribute.matches()) {
        String name = attribute.group(1).replaceAll("^(['\"])(.*)\\1$", "$2");
        names.add(name);
        type(attribute.group(2)).ifPresent(type -> types.put(name, type));
      } else if (line.equalsIgnoreCase("@data")) {
        if (i + 1 < lines.size() && lines.get(i + 1).startsWith("{")) {
          throw new DataException(
              path
                  + " is a sparse ARFF file; save it with all values, as Weka's SparseToNonSparse"
                  + " filter does");
        }
        return new ArffHeader(i + 1, names, types);
      } else if (line.startsWith("@") && !line.toLowerCase(Locale.ROOT).startsWith("@relation")) {
        throw new DataException(
            "%s, line %d: '%s' is no line of an ARFF header: expected @attribute NAME TYPE or @data"
                .formatted(path, i + 1, Excerpt.of(line)));
      }
    }
    throw new DataException(path + " begins as an ARFF file but has no @data line");
  }

  private static Optional<StatedType> type(String text) {
    if (text.startsWith("{")) {
      return Optional.of(StatedType.EXACT);
    }
    return switch (text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT)) {
      case "numeric", "real", "integer" -> Optional.of(StatedType.NUMBER);
      case "date" -> Optional.of(StatedType.DATE);
      default -> Optional.empty();
    };
  }
}
