/**
 * What a comparison leaves behind, as files in its output folder and as an index of all results. It
 * takes the outcome from {@code statistics}, or a stored result from a folder, and asks the
 * packages below for bytes and text. The order in which files are written is a promise: {@code
 * result.json} names only what is there.
 */
@NullMarked
package dev.crossentropy.report;

import org.jspecify.annotations.NullMarked;
