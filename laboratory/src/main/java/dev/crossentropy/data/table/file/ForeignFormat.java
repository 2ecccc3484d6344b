package dev.crossentropy.data.table.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people hand over for a table as text, told by its first bytes. */
record ForeignFormat(String what, String remedy, byte[] firstBytes) {

  private static final String SAVE = "save the table as CSV";
  private static final String UNPACK = "unpack it first";

  private static final List<ForeignFormat> KNOWN =
      List.of(
          of("a ZIP archive or a spreadsheet (xlsx, ods)", SAVE, "PK\u0003\u0004"),
          of("an old spreadsheet (xls)", SAVE, "\u00D0\u00CF\u0011\u00E0"),
          of("a Parquet file", SAVE + ", as with pandas: read_parquet(…).to_csv(…)", "PAR1"),
          of("an Arrow file", SAVE + ", as with pandas: read_feather(…).to_csv(…)", "ARROW1"),
          of("an HDF5 file", SAVE, "\u0089HDF"),
          of("a SQLite database", SAVE, "SQLite format 3"),
          of("a PDF document", SAVE, "%PDF-"),
          of("compressed by bzip2", UNPACK, "BZh"),
          of("compressed by xz", UNPACK, "\u00FD7zXZ"),
          of("compressed by Zstandard", UNPACK, "(\u00B5/\u00FD"));

  private static ForeignFormat of(String what, String remedy, String firstBytes) {
    return new ForeignFormat(what, remedy, firstBytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What a file is instead, and what to do, said in words that follow its name. */
  static Optional<String> advice(byte[] start) {
    return KNOWN.stream()
        .filter(format -> format.begins(start))
        .map(format -> "is %s, expected a table as text; %s".formatted(format.what, format.remedy))
        .findFirst();
  }

  private boolean begins(byte[] start) {
    return start.length >= firstBytes.length
        && Arrays.equals(firstBytes, Arrays.copyOf(start, firstBytes.length));
  }
}
