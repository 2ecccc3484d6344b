/**
 * A result in words, numbers and aligned columns, for terminals and for the page. It reads what
 * {@code statistics} computed and writes nothing but text. What the words claim is tested; change
 * them together with their tests.
 */
@NullMarked
package dev.crossentropy.report.text;

import org.jspecify.annotations.NullMarked;
