package dev.crossentropy.data.table;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.column.ColumnProfile;
import dev.crossentropy.data.table.column.ColumnType;
import dev.crossentropy.data.table.column.Decision;
import dev.crossentropy.data.table.column.Decision.Evidence;
import dev.crossentropy.data.table.field.NumberStyle;
import dev.crossentropy.data.table.file.LoadProgress;
import dev.crossentropy.data.table.file.TableFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the first pass over a file found: which columns are learnt from, and as what.
 *
 * @param leftOut columns that are not, with the reason
 * @param notes what was not as it seems in those that are
 */
record TableColumns(
    List<Column> used, Targets targets, long labelled, List<String> leftOut, List<String> notes) {

  /** Different fields that all columns together remember. */
  private static final int REMEMBERED = 2_000_000;

  private static final int MOST_REMEMBERED = 20_000;
  private static final int FEWEST_REMEMBERED = 500;

  /** A label's are remembered in any case: how to cut numbers into classes depends on all. */
  private static final int REMEMBERED_OF_LABEL = 1_000_000;

  /** A column that is learnt from. */
  record Column(int index, String name, ColumnType type) {}

  static TableColumns of(
      TableFile file, TableLayout layout, TableRequest request, LoadProgress progress) {
    int remembered = REMEMBERED / Math.max(1, file.names().size());
    remembered = Math.max(FEWEST_REMEMBERED, Math.min(MOST_REMEMBERED, remembered));
    List<ColumnProfile> features = profiles(layout.features(), remembered, file, request);
    List<ColumnProfile> labels = profiles(layout.labels(), REMEMBERED_OF_LABEL, file, request);
    file.read(
        (position, fields) -> {
          add(layout.features(), features, fields);
          add(layout.labels(), labels, fields);
        },
        1,
        progress);
    requireLabels(labels, file, request);
    Targets targets =
        Targets.of(
            labels, layout.types().get(layout.labels().get(0)), request.labelBins(), file.path());
    return decided(file, layout, request, features, targets, labels.get(0).present());
  }

  private static List<ColumnProfile> profiles(
      List<Integer> columns, int remembered, TableFile file, TableRequest request) {
    return columns.stream()
        .map(
            column ->
                new ColumnProfile(file.names().get(column), remembered, request.missingValues()))
        .toList();
  }

  private static void add(List<Integer> columns, List<ColumnProfile> profiles, String[] fields) {
    for (int i = 0; i < profiles.size(); i++) {
      profiles.get(i).add(fields[columns.get(i)]);
    }
  }

  private static void requireLabels(
      List<ColumnProfile> labels, TableFile file, TableRequest request) {
    for (ColumnProfile label : labels) {
      if (label.present() == 0 || (request.missing() == Missing.ERROR && label.missing() > 0)) {
        throw new DataException(
            "%s: the label column '%s' is empty in %d of %d rows"
                .formatted(
                    file.path(),
                    Excerpt.of(label.name()),
                    label.missing(),
                    label.missing() + label.present()));
      }
    }
  }

  private static TableColumns decided(
      TableFile file,
      TableLayout layout,
      TableRequest request,
      List<ColumnProfile> features,
      Targets targets,
      long labelled) {
    Evidence evidence = new Evidence(style(features), file.separator());
    List<Column> used = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    List<String> gaps = new ArrayList<>();
    if (!targets.note().isEmpty()) {
      notes.add("the label: " + targets.note());
    }
    for (int i = 0; i < features.size(); i++) {
      ColumnProfile profile = features.get(i);
      int index = layout.features().get(i);
      String name = "'%s'".formatted(Excerpt.of(profile.name()));
      Decision decision = Decision.of(profile, layout.types().get(index), evidence);
      if (decision instanceof Decision.Use use) {
        used.add(new Column(index, profile.name(), use.type()));
        if (!use.note().isEmpty()) {
          notes.add(name + ": " + use.note());
        }
        if (profile.missing() > 0) {
          gaps.add("%s (%d)".formatted(name, profile.missing()));
        }
      } else if (decision instanceof Decision.LeaveOut out) {
        leftOut.add("%d %s (%s)".formatted(index + 1, name, out.reason()));
      } else if (decision instanceof Decision.Ask ask) {
        questions.add(name + ": " + ask.question());
      }
    }
    refuse(file.path(), "%d columns need a decision: %s", questions);
    if (request.missing() == Missing.ERROR) {
      refuse(
          file.path(),
          "%d columns lack values: %s. Fill them with --missing fill, leave such rows out with --missing drop, or the columns with --ignore",
          gaps);
    }
    if (used.isEmpty()) {
      throw new DataException(
          "%s: nothing to learn from: every column is a label, ignored or left out: %s. Keep one with --type 'COLUMN=category' or number (%s)"
              .formatted(file.path(), Excerpt.of(leftOut), file.describe()));
    }
    return new TableColumns(used, targets, labelled, leftOut, notes);
  }

  /** In which the clear columns write numbers; null if none is clear, or they disagree. */
  private static @Nullable NumberStyle style(List<ColumnProfile> features) {
    Set<NumberStyle> styles =
        features.stream()
            .filter(ColumnProfile::isNumeric)
            .map(ColumnProfile::style)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return styles.size() == 1 ? styles.iterator().next() : null;
  }

  private static void refuse(String path, String sentence, List<String> columns) {
    if (!columns.isEmpty()) {
      String text = sentence.formatted(columns.size(), String.join("; ", columns));
      throw new DataException(
          path
              + ": "
              + (columns.size() == 1
                  ? text.replace("1 columns need", "1 column needs")
                      .replace("1 columns lack", "1 column lacks")
                  : text));
    }
  }

  /** Whether numbers are written with decimal commas. */
  boolean hasDecimalCommas() {
    return used.stream()
        .anyMatch(column -> column.type().equals(new ColumnType.Numbers(NumberStyle.COMMA)));
  }
}
