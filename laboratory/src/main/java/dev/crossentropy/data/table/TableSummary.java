package dev.crossentropy.data.table;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found in a file, and what was decided.
 *
 * @param reading how the file was read, as in {@code semicolons, windows-1252, header}
 * @param rows examples, those dropped not counted
 * @param dropped rows that lack a label, or a value where such rows are left out
 * @param columns that are learnt from
 * @param features inputs of a network, as the split of the first seed has them
 * @param names of the classes or labels
 * @param counts how many examples belong to each
 * @param leftOut columns that are not learnt from, with the reason
 * @param filled columns with gaps, and what fills them
 * @param notes what was not as it seems in the columns that are learnt from
 * @param leaks columns that alone tell the class
 */
public record TableSummary(
    String reading,
    long rows,
    long dropped,
    int columns,
    int features,
    List<String> names,
    List<Long> counts,
    List<String> leftOut,
    List<String> filled,
    List<String> notes,
    List<String> leaks) {

  /** The decisions as lines to print. */
  public List<String> lines(String path) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s%s"
            .formatted(
                path,
                reading,
                leftOut.isEmpty() ? "" : "; left out: column " + String.join(", ", leftOut)));
    if (!filled.isEmpty()) {
      lines.add("Missing values filled in: " + String.join(", ", filled));
    }
    notes.forEach(note -> lines.add("Note: " + note));
    if (!leaks.isEmpty()) {
      lines.add(
          "Warning: %s alone tell%s the class in nearly every row; if that is another form of the answer, leave it out with --ignore"
              .formatted(String.join(", ", leaks), leaks.size() == 1 ? "s" : ""));
    }
    return lines;
  }
}
