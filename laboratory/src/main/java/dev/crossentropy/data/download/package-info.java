/**
 * Files of public datasets, kept in a local cache: downloaded from several mirrors in turn,
 * resumed, checked, and moved into place atomically under a lock, so that processes started
 * together and processes killed at any moment leave a cache that is whole.
 */
@NullMarked
package dev.crossentropy.data.download;

import org.jspecify.annotations.NullMarked;
