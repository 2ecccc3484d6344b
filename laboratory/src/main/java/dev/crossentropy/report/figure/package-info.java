/**
 * The figures of a result: which values they show, binned and averaged. They come from a {@link
 * dev.crossentropy.report.stored.StoredResult} and become {@link
 * dev.crossentropy.report.chart.Chart}s. A figure's name is the name of its file and stays.
 */
@NullMarked
package dev.crossentropy.report.figure;

import org.jspecify.annotations.NullMarked;
