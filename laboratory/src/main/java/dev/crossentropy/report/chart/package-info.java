/** Charts as values, drawn as SVG for the page and as PNG files. */
@NullMarked
package dev.crossentropy.report.chart;

import org.jspecify.annotations.NullMarked;
