/**
 * What trained networks say about the losses they were trained with: differences, intervals and
 * verdicts. The predictions come from {@code training}; the intervals also take plain arrays.
 * Margins may be changed before a result is seen; the formulas may not without {@code
 * scripts/calibration}.
 */
@NullMarked
package dev.crossentropy.statistics;

import org.jspecify.annotations.NullMarked;
