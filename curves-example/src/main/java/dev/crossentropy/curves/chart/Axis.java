package dev.crossentropy.curves.chart;

/**
 * One direction of a panel.
 *
 * @param label what it measures
 * @param tick the distance between numbers on it
 */
public record Axis(String label, double min, double max, double tick) {}
