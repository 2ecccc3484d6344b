package dev.crossentropy.data.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What people hand over for a CSV file in UTF-8, told by its first bytes. */
record ForeignFormat(String advice, int... firstBytes) {

  private static final String UTF_16 =
      "is UTF-16, expected UTF-8; save it as UTF-8, or convert it: iconv -f UTF-16 -t UTF-8";

  private static final List<ForeignFormat> KNOWN =
      List.of(
          new ForeignFormat(
              "is compressed by gzip, expected plain text; unpack it first: gunzip", 0x1F, 0x8B),
          new ForeignFormat(
              "is a ZIP archive or a spreadsheet, expected plain text; unpack it, or save the table"
                  + " as CSV",
              'P',
              'K',
              3,
              4),
          new ForeignFormat(UTF_16, 0xFF, 0xFE),
          new ForeignFormat(UTF_16, 0xFE, 0xFF));

  /** What a file is instead, and what to do, said in words that follow its name. */
  static Optional<String> advice(byte[] start) {
    Optional<String> known =
        KNOWN.stream()
            .filter(format -> format.begins(start))
            .map(ForeignFormat::advice)
            .findFirst();
    return known.isPresent() || !hasZero(start)
        ? known
        : Optional.of("is binary: it holds a zero byte, expected plain text in UTF-8");
  }

  private boolean begins(byte[] start) {
    int[] unsigned = new int[Math.min(start.length, firstBytes.length)];
    Arrays.setAll(unsigned, i -> start[i] & 0xFF);
    return Arrays.equals(unsigned, firstBytes);
  }

  private static boolean hasZero(byte[] start) {
    for (byte b : start) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
