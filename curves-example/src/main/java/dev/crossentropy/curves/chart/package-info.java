/**
 * Pictures of curves and surfaces. A figure says what is to be seen as a {@link
 * dev.crossentropy.curves.chart.Panel} of {@link dev.crossentropy.curves.chart.Layer}s; only this
 * package knows the chart library.
 */
@NullMarked
package dev.crossentropy.curves.chart;

import org.jspecify.annotations.NullMarked;
