/**
 * MNIST and Fashion-MNIST, wherever they can be had: a folder, the cache, a mirror, or the sample
 * that lies in this module. Files come from the network and are trusted only by their checksum.
 * Another dataset of the family takes a constant in {@link
 * dev.crossentropy.mnist.dataset.MnistFamily}.
 */
@NullMarked
package dev.crossentropy.mnist.dataset;

import org.jspecify.annotations.NullMarked;
