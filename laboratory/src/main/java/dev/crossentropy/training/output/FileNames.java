package dev.crossentropy.training.output;

import dev.crossentropy.data.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * The one rule that makes a file's name of any other name. Letters, digits and {@code . _ ( ) = ,
 * -} stay, everything else becomes {@code _}. A name that this changes, that starts with a dot or
 * that is long ends with a hash of the whole, so that different names stay different.
 */
public final class FileNames {

  /** Room for a prefix and an ending within the 143 bytes that the strictest file system allows. */
  private static final int LONGEST = 90;

  private static final int HASH_DIGITS = 8;

  private FileNames() {}

  public static String of(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._()=,-]", "_").replaceAll("^\\.", "_");
    if (safe.equals(name) && safe.length() <= LONGEST && !safe.isEmpty()) {
      return safe;
    }
    String hash = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_DIGITS);
    return safe.substring(0, Math.min(safe.length(), LONGEST - HASH_DIGITS - 1)) + "-" + hash;
  }
}
