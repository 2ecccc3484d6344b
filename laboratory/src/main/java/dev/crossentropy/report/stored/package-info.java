/** A comparison on the disk: {@code result.json} and the bulk data beside it, written and read. */
@NullMarked
package dev.crossentropy.report.stored;

import org.jspecify.annotations.NullMarked;
