/** What a comparison leaves behind: files, a table for the terminal, a page for the browser. */
@NullMarked
package dev.crossentropy.report;

import org.jspecify.annotations.NullMarked;
