package dev.crossentropy.owndata;

import dev.crossentropy.cli.Bounds.WholeNumber;
import dev.crossentropy.data.table.Missing;
import dev.crossentropy.data.table.TableRequest;
import dev.crossentropy.data.table.field.MissingValues;
import dev.crossentropy.data.table.field.StatedType;
import dev.crossentropy.data.table.file.FileOptions;
import dev.crossentropy.data.table.file.Separator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What is said of a table; all but the file and the label is detected. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class TableOptions {

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "A table as text: CSV with any separator and encoding, also packed by gzip, or ARFF.")
  @Nullable String csv;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column of classes, by name or by number from 1 on.")
  @Nullable String label;

  @Option(
      names = "--labels",
      paramLabel = "A,B,…",
      hideParamSyntax = true,
      split = ",",
      description = "Several columns of 0 and 1, for examples that carry any subset of the labels.")
  @Nullable List<String> labels;

  @Option(
      names = "--label-bins",
      paramLabel = "N",
      converter = Bins.class,
      description = "Cut a label of numbers into N classes of equally many rows.")
  @Nullable Integer labelBins;

  @Option(
      names = "--ignore",
      paramLabel = "A,B,…",
      hideParamSyntax = true,
      split = ",",
      description =
          "Columns not to learn from, besides those that are left out by themselves: constants,"
              + " identifiers, row numbers, free text.")
  @Nullable List<String> ignored;

  @Option(
      names = "--type",
      paramLabel = "COLUMN=TYPE",
      split = ",",
      hideParamSyntax = true,
      converter = {SameText.class, TypeName.class},
      description =
          "What a column is, where the rules err, and to keep one that they leave out: number,"
              + " number-comma (3,5), category, exact (spellings kept apart), date, date-dmy,"
              + " date-mdy.")
  @Nullable Map<String, StatedType> types;

  @Option(
      names = "--missing",
      paramLabel = "POLICY",
      defaultValue = "fill",
      converter = Policy.class,
      description =
          "Rows that lack a value: fill (the training rows' median and an indicator; a category of"
              + " its own among words), drop (the row) or error (default: ${DEFAULT-VALUE}).")
  Missing missing;

  @Option(
      names = "--missing-value",
      paramLabel = "V,…",
      hideParamSyntax = true,
      split = ",",
      description =
          "What else stands for nothing, as in -999, besides empty fields, NA, N/A, NaN, null, ?,"
              + " - and, among numbers, None.")
  @Nullable List<String> missingValues;

  @Option(
      names = "--categories",
      paramLabel = "N",
      converter = Categories.class,
      defaultValue = "" + TableRequest.USUAL_CATEGORIES,
      description =
          "Words of a column that get a feature of their own; rarer ones share one (default:"
              + " ${DEFAULT-VALUE}).")
  int categories;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      converter = SeparatorName.class,
      description =
          "Between two fields: comma, semicolon, tab, bar, space or a character (default:"
              + " detected).")
  @Nullable Character separator;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "As in windows-1252 or UTF-16 (default: detected).")
  @Nullable String encoding;

  @Option(
      names = "--header",
      negatable = true,
      fallbackValue = "true",
      description = "Whether the first line names the columns (default: detected).")
  @Nullable Boolean header;

  static final class Policy implements ITypeConverter<Missing> {

    @Override
    public Missing convert(String value) {
      return switch (value) {
        case "fill" -> Missing.FILL;
        case "drop" -> Missing.DROP;
        case "error" -> Missing.ERROR;
        default ->
            throw new TypeConversionException(
                "'%s' is not one of fill, drop, error".formatted(value));
      };
    }
  }

  static final class SeparatorName implements ITypeConverter<Character> {

    @Override
    public Character convert(String value) {
      try {
        return Separator.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  static final class SameText implements ITypeConverter<String> {

    @Override
    public String convert(String value) {
      return value;
    }
  }

  static final class TypeName implements ITypeConverter<StatedType> {

    @Override
    public StatedType convert(String value) {
      try {
        return StatedType.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  static final class Bins extends WholeNumber {
    Bins() {
      super(2, 1000);
    }
  }

  static final class Categories extends WholeNumber {
    Categories() {
      super(1, 100_000);
    }
  }

  /** True if an option was given that only a table has. */
  boolean isAnySet() {
    return label != null || labels != null || ignored != null || types != null;
  }

  TableRequest request(@Nullable Double testFraction) {
    return new TableRequest(
        Objects.requireNonNull(csv),
        new FileOptions(separator, encoding, header),
        label == null ? Objects.requireNonNull(labels) : List.of(label),
        ignored == null ? List.of() : ignored,
        types == null ? Map.of() : types,
        missing,
        new MissingValues(missingValues == null ? List.of() : missingValues),
        labelBins == null ? 0 : labelBins,
        categories,
        testFraction);
  }
}
