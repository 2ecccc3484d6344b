/** {@code report.html}: what a stored result says, in words, tables and figures. */
@NullMarked
package dev.crossentropy.report.page;

import org.jspecify.annotations.NullMarked;
