/**
 * Pictures of curves and surfaces, as PNG files. What is to be seen is said as a {@link
 * dev.crossentropy.report.picture.Panel} of {@link dev.crossentropy.report.picture.Layer}s; only
 * this package knows the chart library.
 */
@NullMarked
package dev.crossentropy.report.picture;

import org.jspecify.annotations.NullMarked;
