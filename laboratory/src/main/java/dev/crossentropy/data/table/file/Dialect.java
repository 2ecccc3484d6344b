package dev.crossentropy.data.table.file;

import dev.crossentropy.data.table.field.StatedType;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How a file is written, decided once and then the same in every pass.
 *
 * @param skippedLines lines before the first record: comments, {@code sep=;}, ARFF's header
 * @param header whether the first record names the columns
 * @param names one for each column, all different
 * @param types what the file itself says of columns, by name; empty except for ARFF
 */
record Dialect(
    Charset charset,
    char separator,
    char quote,
    int skippedLines,
    boolean header,
    List<String> names,
    Map<String, StatedType> types) {

  static final char USUAL_QUOTE = '"';

  Dialect {
    names = List.copyOf(names);
    types = Map.copyOf(types);
  }

  /** As in {@code semicolons, windows-1252, header}. */
  String describe() {
    String encoding = charset.equals(StandardCharsets.UTF_8) ? "UTF-8" : charset.name();
    String first =
        !types.isEmpty() ? "ARFF" : header ? "header" : "no header, columns named by number";
    String quotes = quote == USUAL_QUOTE || !types.isEmpty() ? "" : ", single quotes";
    return "%s, %s, %s%s".formatted(Separator.plural(separator), encoding, first, quotes);
  }
}
