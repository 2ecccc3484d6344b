/**
 * Layers that take the place of Deeplearning4j's and compute nothing twice ({@link
 * dev.crossentropy.runtime.layer.LeanLayers} says which). They get their parameters and their data
 * from the network that they are put into, which is one of {@link dev.crossentropy.runtime}. Only
 * that package refers to this one; nothing here is for other programs.
 */
@NullMarked
package dev.crossentropy.runtime.layer;

import org.jspecify.annotations.NullMarked;
