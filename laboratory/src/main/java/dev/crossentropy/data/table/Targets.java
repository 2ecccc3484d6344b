package dev.crossentropy.data.table;

import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.column.ColumnProfile;
import dev.crossentropy.data.table.column.ColumnType;
import dev.crossentropy.data.table.column.Decision;
import dev.crossentropy.data.table.field.NumberStyle;
import dev.crossentropy.data.table.field.StatedType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** From label columns to the outputs of a network. */
sealed interface Targets {

  /** Of the outputs. */
  List<String> names();

  /** The output that a field of a label column switches on; −1 for none. */
  int output(int labelColumn, String field);

  /** What was joined or changed; empty if nothing. */
  default String note() {
    return "";
  }

  /** One column, each of whose words is a class. */
  record Classes(ColumnType.Words words, String note) implements Targets {

    @Override
    public List<String> names() {
      return words.vocabulary().words();
    }

    @Override
    public int output(int labelColumn, String field) {
      return words.vocabulary().number(field);
    }
  }

  /**
   * One column of numbers, cut into classes.
   *
   * @param bounds ascending; a class begins with its bound
   */
  record Bins(NumberStyle style, List<Double> bounds) implements Targets {

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>(List.of("below " + text(bounds.get(0))));
      for (int i = 1; i < bounds.size(); i++) {
        names.add(text(bounds.get(i - 1)) + " to below " + text(bounds.get(i)));
      }
      names.add(text(bounds.get(bounds.size() - 1)) + " and above");
      return names;
    }

    private static String text(double bound) {
      return new BigDecimal(bound).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    @Override
    public int output(int labelColumn, String field) {
      double value = style.parse(field);
      return (int) bounds.stream().filter(bound -> value >= bound).count();
    }
  }

  /** Several columns that each say whether a label is there. */
  record Switches(List<String> names) implements Targets {

    private static final Set<String> NO = Set.of("0", "0.0", "false", "no");
    private static final Set<String> YES = Set.of("1", "1.0", "true", "yes");

    @Override
    public int output(int labelColumn, String field) {
      return YES.contains(field.toLowerCase(Locale.ROOT)) ? labelColumn : -1;
    }

    private static void require(ColumnProfile label, String path) {
      Set<String> found = new HashSet<>();
      for (String field :
          Objects.requireNonNullElse(label.values(), Map.<String, Long>of()).keySet()) {
        String word = field.toLowerCase(Locale.ROOT);
        if (!NO.contains(word) && !YES.contains(word)) {
          throw new DataException(
              "%s: the label column '%s' holds '%s'; of several label columns each holds 0 or 1 (or false and true). For classes name a single column"
                  .formatted(path, Excerpt.of(label.name()), Excerpt.of(field)));
        }
        found.add(NO.contains(word) ? "0" : "1");
      }
      if (found.size() < 2) {
        throw new DataException(
            "%s: the label column '%s' holds %s in every row; expected 0 and 1"
                .formatted(path, Excerpt.of(label.name()), found));
      }
    }
  }

  /** Numbers with a fraction are measured as a rule, unless there are this few. */
  int MOST_FRACTIONS = 10;

  /** Whole numbers may be codes of classes, up to as many. */
  int MOST_CODES = 50;

  static Targets of(
      List<ColumnProfile> labels, @Nullable StatedType stated, int bins, String path) {
    if (labels.size() > 1) {
      labels.forEach(label -> Switches.require(label, path));
      return new Switches(labels.stream().map(ColumnProfile::name).toList());
    }
    ColumnProfile label = labels.get(0);
    Map<String, Long> values = label.values();
    String column = "%s: the label column '%s' ".formatted(path, Excerpt.of(label.name()));
    if (values == null) {
      throw new DataException(
          column + "holds more different values than are counted; choose another label column");
    }
    if (bins > 0) {
      return bins(column, label, values, bins);
    }
    boolean many = label.different() > (label.isWhole() ? MOST_CODES : MOST_FRACTIONS);
    if (label.isNumeric() && many && stated == null) {
      throw new DataException(
          column
              + "holds %d different numbers, as measurements do, but classes are learnt here; cut them into classes of equally many rows, as with --label-bins 4, or say that each is a class: --type '%s=category'"
                  .formatted(label.different(), Excerpt.of(label.name())));
    }
    return classes(column, label, stated == StatedType.EXACT);
  }

  private static Targets classes(String column, ColumnProfile label, boolean exact) {
    StatedType type = exact ? StatedType.EXACT : StatedType.CATEGORY;
    Decision.Use use = (Decision.Use) Decision.of(label, type, new Decision.Evidence(null, ','));
    Classes classes = new Classes((ColumnType.Words) use.type(), use.note());
    if (classes.names().size() < 2) {
      throw new DataException(
          column
              + "holds one value, '%s', in every row; expected at least two classes"
                  .formatted(classes.names().isEmpty() ? "" : Excerpt.of(classes.names().get(0))));
    }
    if (classes.names().size() > label.present() / 2) {
      throw new DataException(
          column
              + "holds %d different values in %d rows, so most classes would have a single example; choose another label column"
                  .formatted(classes.names().size(), label.present()));
    }
    return classes;
  }

  private static Targets bins(
      String column, ColumnProfile label, Map<String, Long> values, int bins) {
    if (!label.isNumeric()) {
      throw new DataException(column + "holds words, which --label-bins cannot cut");
    }
    NumberStyle style = Objects.requireNonNullElse(label.style(), NumberStyle.POINT);
    double[] sorted =
        values.entrySet().stream()
            .flatMapToDouble(
                value ->
                    DoubleStream.generate(() -> style.parse(value.getKey()))
                        .limit(value.getValue()))
            .sorted()
            .toArray();
    List<Double> bounds = new ArrayList<>();
    for (int i = 1; i < bins; i++) {
      bounds.add(sorted[(int) ((long) i * sorted.length / bins)]);
    }
    List<Double> distinct = bounds.stream().distinct().filter(bound -> bound > sorted[0]).toList();
    if (distinct.isEmpty()) {
      throw new DataException(
          column
              + "holds too few different numbers for %d classes: %s"
                  .formatted(bins, Excerpt.of(Arrays.toString(sorted))));
    }
    return new Bins(style, distinct);
  }
}
