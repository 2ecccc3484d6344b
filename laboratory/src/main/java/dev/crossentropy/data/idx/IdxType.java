package dev.crossentropy.data.idx;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types an IDX file can hold, as its third byte names them; values are big-endian. */
public enum IdxType {
  UBYTE(0x08, 1),
  BYTE(0x09, 1),
  SHORT(0x0B, 2),
  INT(0x0C, 4),
  FLOAT(0x0D, 4),
  DOUBLE(0x0E, 8);

  private final int code;
  private final int bytes;

  IdxType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static Optional<IdxType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  int code() {
    return code;
  }

  /** The size of one value. */
  public int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return "%s (type byte 0x%02X)".formatted(name().toLowerCase(Locale.ROOT), code);
  }
}
