package dev.crossentropy.data.table.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.crossentropy.data.DataException;
import dev.crossentropy.data.Excerpt;
import dev.crossentropy.data.table.field.Spelling;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the beginning of a file to its {@link Dialect}. */
final class DialectGuess {

  /** Characters looked at. */
  private static final int SAMPLE = 1 << 20;

  /** Records looked at: enough to tell a header from what stands below it. */
  private static final int RECORDS = 200;

  private static final Pattern EXCELS_LINE = Pattern.compile("(?i)\"?sep=(.)\"?");
  private static final Pattern SINGLE_QUOTED =
      Pattern.compile("(?m)(^|[,;\\t|]) *'[^'\\n]*' *([,;\\t|\\r]|$)");

  private final String path;
  private final FileOptions options;
  private final Charset charset;
  private final String sample;
  private final boolean isWhole;

  private DialectGuess(String path, FileOptions options, Charset charset) throws IOException {
    this.path = path;
    this.options = options;
    this.charset = charset;
    char[] start = new char[SAMPLE];
    int length = 0;
    try (Reader text = TableFile.text(path, charset, 0, LoadProgress.SILENT)) {
      for (int n; length < SAMPLE && (n = text.read(start, length, SAMPLE - length)) > 0; ) {
        length += n;
      }
    }
    sample = new String(start, 0, length);
    isWhole = length < SAMPLE;
  }

  static Dialect of(String path, FileOptions options, List<String> wanted, Charset charset)
      throws IOException {
    return new DialectGuess(path, options, charset).dialect(wanted);
  }

  private Dialect dialect(List<String> wanted) throws IOException {
    if (sample.isBlank()) {
      throw new DataException(path + " is empty: expected a header and rows");
    }
    List<String> lines = sample.lines().toList();
    if (ArffHeader.begins(lines)) {
      return arff(ArffHeader.of(lines, path));
    }
    int skipped = 0;
    Character excels = null;
    String comment = null;
    while (skipped < lines.size() && isPreamble(lines.get(skipped))) {
      Matcher line = EXCELS_LINE.matcher(lines.get(skipped).strip());
      if (line.matches()) {
        excels = line.group(1).charAt(0);
      } else if (!lines.get(skipped).isBlank()) {
        comment = lines.get(skipped).strip().substring(1).strip();
      }
      skipped++;
    }
    char separator = separator(excels, skipped);
    Dialect raw = raw(separator, skipped, true, List.of());
    List<List<String>> records = records(raw, sample);
    if (records.isEmpty()) {
      throw new DataException(path + " holds comments alone: expected a header and rows");
    }
    return named(raw, records, comment, wanted);
  }

  private static boolean isPreamble(String line) {
    String text = line.strip();
    return text.isEmpty()
        || text.startsWith("#")
        || text.startsWith("%")
        || EXCELS_LINE.matcher(text).matches();
  }

  private Dialect raw(char separator, int skipped, boolean header, List<String> names) {
    boolean single = sample.indexOf('"') < 0 && SINGLE_QUOTED.matcher(sample).find();
    char quote = single ? '\'' : Dialect.USUAL_QUOTE;
    return new Dialect(charset, separator, quote, skipped, header, names, Map.of());
  }

  private Dialect arff(ArffHeader found) {
    Character said = options.separator();
    boolean tabs = sample.indexOf(',') < 0 && sample.indexOf('\t') >= 0;
    Dialect raw = raw(said != null ? said : tabs ? '\t' : ',', found.lines(), false, List.of());
    List<String> names = HeaderGuess.distinct(found.names());
    return new Dialect(
        charset, raw.separator(), raw.quote(), found.lines(), false, names, found.types());
  }

  private char separator(@Nullable Character excels, int skipped) throws IOException {
    if (options.separator() != null) {
      return options.separator();
    }
    if (excels != null) {
      return excels;
    }
    char best = Separator.NAMED.get(0).character();
    double most = 0;
    Set<Character> equals = new HashSet<>();
    for (Separator candidate : Separator.NAMED) {
      double score = score(candidate.character(), skipped);
      if (score > most) {
        equals.clear();
        best = candidate.character();
        most = score;
      }
      if (score == most && candidate.character() != Separator.SPACES) {
        equals.add(candidate.character());
      }
    }
    if (most > 0 && equals.size() > 1) {
      throw new DataException(
          "%s: the fields may be separated by %s; say which with --separator"
              .formatted(
                  path,
                  String.join(" or ", equals.stream().map(Separator::plural).sorted().toList())));
    }
    return best;
  }

  /** 0 also where quotes end in the middle of what would be fields. */
  private double score(char separator, int skipped) throws IOException {
    try {
      Dialect dialect = raw(separator, skipped, true, List.of());
      return SeparatorScore.of(records(dialect, sample), separator);
    } catch (CsvParseException e) {
      return 0;
    }
  }

  /** The first records; the last one of a cut sample, which may be cut as well, is left out. */
  private List<List<String>> records(Dialect dialect, String text) throws IOException {
    List<List<String>> records = new ArrayList<>();
    boolean cut = !isWhole;
    try (CsvReader<CsvRecord> reader = TableFile.records(new StringReader(text), dialect)) {
      for (CsvRecord next : reader) {
        if (records.size() == RECORDS) {
          cut = false;
          break;
        }
        records.add(next.getFields().stream().map(Spelling::stripped).toList());
      }
    }
    return cut && !records.isEmpty() ? records.subList(0, records.size() - 1) : records;
  }

  private Dialect named(
      Dialect raw, List<List<String>> records, @Nullable String comment, List<String> wanted)
      throws IOException {
    HeaderGuess guess = new HeaderGuess(records, wanted);
    Boolean said = options.header();
    HeaderGuess.Verdict verdict =
        said == null
            ? guess.verdict()
            : said ? HeaderGuess.Verdict.HEADER : HeaderGuess.Verdict.NONE;
    if (verdict == HeaderGuess.Verdict.UNCERTAIN) {
      throw new DataException(
          "%s: the first line may name the columns or be the first row: %s. Say which with --header or --no-header"
              .formatted(path, Excerpt.of(records.get(0))));
    }
    boolean header = verdict == HeaderGuess.Verdict.HEADER;
    List<String> names = header ? guess.names() : guess.numbers();
    if (!header && comment != null && said == null) {
      List<List<String>> named = records(raw(raw.separator(), 0, true, List.of()), comment);
      if (!named.isEmpty() && named.get(0).size() == names.size() && names.size() > 1) {
        names = HeaderGuess.distinct(named.get(0));
      }
    }
    return raw(raw.separator(), raw.skippedLines(), header, names);
  }
}
