/**
 * From the bytes of a file to its records: encoding, separator, header, all detected and all to be
 * overruled. Bytes come from a disk, records go to {@code table} and {@code table.column}. What is
 * uncertain is refused with the candidates named, never guessed in silence.
 */
@NullMarked
package dev.crossentropy.data.table.file;

import org.jspecify.annotations.NullMarked;
