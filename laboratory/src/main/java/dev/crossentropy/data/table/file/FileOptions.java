package dev.crossentropy.data.table.file;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about a file; null is for what is to be detected.
 *
 * @param separator between two fields
 * @param encoding a charset's name
 * @param header whether the first record names the columns
 */
public record FileOptions(
    @Nullable Character separator, @Nullable String encoding, @Nullable Boolean header)
    implements Serializable {

  public static final FileOptions DETECT = new FileOptions(null, null, null);
}
