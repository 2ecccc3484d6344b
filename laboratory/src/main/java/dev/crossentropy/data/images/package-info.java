/**
 * Labelled grey images as a dataset: IDX files, as MNIST has them. The bytes come from files of
 * unknown origin, so every reader here checks sizes before it allocates and says which byte of
 * which file is wrong. What a network sees is made in {@link
 * dev.crossentropy.data.images.ImageMatrix} only.
 */
@NullMarked
package dev.crossentropy.data.images;

import org.jspecify.annotations.NullMarked;
