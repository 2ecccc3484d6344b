/**
 * {@code report.html}: what a result says, in words, tables and figures. All of it comes from a
 * {@link dev.crossentropy.report.stored.StoredResult}, so that a page can be made again without
 * training. Words and layout are in {@code report.ftlh}; what is computed for them is here.
 */
@NullMarked
package dev.crossentropy.report.page;

import org.jspecify.annotations.NullMarked;
