/**
 * A comparison on the disk: {@code result.json} and the bulk data beside it. What is written comes
 * from {@code statistics} and {@code training}; what is read is not trusted. Fields may be added to
 * {@code result.json}, never renamed or removed.
 */
@NullMarked
package dev.crossentropy.report.stored;

import org.jspecify.annotations.NullMarked;
