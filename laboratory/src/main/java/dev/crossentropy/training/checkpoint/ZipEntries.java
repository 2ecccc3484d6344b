package dev.crossentropy.training.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Named pieces of bytes as one zip. */
final class ZipEntries {

  /** A quarter of a billion numbers. */
  private static final int MOST_BYTES = 1 << 30;

  private ZipEntries() {}

  static byte[] write(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Written to memory.
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IOException if the entries are not exactly those expected
   */
  static Map<String, byte[]> read(byte[] zipped, Set<String> expected) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!expected.contains(entry.getName())) {
          throw new IOException("found an entry " + entry.getName() + ", expected " + expected);
        }
        entries.put(entry.getName(), zip.readNBytes(MOST_BYTES));
      }
    }
    if (!entries.keySet().equals(expected)) {
      throw new IOException("found entries " + entries.keySet() + ", expected " + expected);
    }
    return entries;
  }
}
