/**
 * A trained network as a file: parameters, normaliser, class names. Networks come from {@code
 * training.execution}, files from anybody, so nothing in a file is believed. The zip stays one that
 * Deeplearning4j's {@code ModelSerializer} reads.
 */
@NullMarked
package dev.crossentropy.training.model;

import org.jspecify.annotations.NullMarked;
