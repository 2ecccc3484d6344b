/**
 * A chart as a value, and one way to draw it: as SVG for pages, and rasterised as a PNG file. What
 * is to be seen comes from whoever makes the {@link dev.crossentropy.report.chart.Chart}; nothing
 * here knows losses or results. Layers may be added; how they are drawn is chosen here and in
 * {@code chart.css} alone.
 */
@NullMarked
package dev.crossentropy.report.chart;

import org.jspecify.annotations.NullMarked;
