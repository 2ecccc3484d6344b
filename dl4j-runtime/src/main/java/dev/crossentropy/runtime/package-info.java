/**
 * Deeplearning4j on CPUs without waste, for anybody's program: native libraries prepared before
 * they load ({@link dev.crossentropy.runtime.NativeRuntime}), and networks that compute nothing
 * twice ({@link dev.crossentropy.runtime.LeanNetwork}, {@link dev.crossentropy.runtime.LeanGraph}).
 * Data comes from Deeplearning4j's own classes; this package knows no loss and no experiment. What
 * is not public may change at any time.
 */
@NullMarked
package dev.crossentropy.runtime;

import org.jspecify.annotations.NullMarked;
