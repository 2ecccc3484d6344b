/**
 * What a command shows while it runs and at its end: progress on standard error, results on
 * standard output, at the width of the terminal. What it shows comes from {@code training} and
 * {@code report}. Commands call it; nothing here decides what is computed.
 */
@NullMarked
package dev.crossentropy.cli.console;

import org.jspecify.annotations.NullMarked;
