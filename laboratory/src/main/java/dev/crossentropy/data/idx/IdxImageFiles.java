package dev.crossentropy.data.idx;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.datavec.api.split.InputSplit;
import org.datavec.api.split.StreamInputSplit;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.function.Function;

/** The image file of a split and the labels of its label file, if it has one. */
final class IdxImageFiles {

  private final Opener opener;
  private final URI imagesUri;
  private final byte @Nullable [] labels;
  private final int count;
  private final int pixels;

  private interface Opener {
    IdxReader open(URI uri) throws IOException;
  }

  private IdxImageFiles(Opener opener, URI imagesUri, @Nullable URI labelsUri) throws IOException {
    this.opener = opener;
    this.imagesUri = imagesUri;
    try (IdxReader images = openImages()) {
      this.count = requireIndexable(images);
      this.pixels = (int) images.header().itemBytes();
      this.labels = labelsUri == null ? null : readLabels(labelsUri, images);
    }
  }

  static IdxImageFiles of(InputSplit split, Function<URI, InputStream> streamCreator)
      throws IOException {
    Opener opener =
        split instanceof StreamInputSplit
            ? uri -> IdxReader.open(uri.toString(), streamCreator.apply(uri))
            : uri -> openUri(uri, streamCreator);
    List<URI> uris = new ArrayList<>();
    for (Iterator<URI> locations = split.locationsIterator(); locations.hasNext(); ) {
      uris.add(locations.next());
    }
    if (uris.size() == 1) {
      return new IdxImageFiles(opener, uris.get(0), null);
    }
    if (uris.size() == 2) {
      return holdsLabels(opener, uris.get(0))
          ? new IdxImageFiles(opener, uris.get(1), uris.get(0))
          : new IdxImageFiles(opener, uris.get(0), uris.get(1));
    }
    throw new IOException(
        "Found a split of %d locations, expected an IDX image file, or an image and a label file: %s"
            .formatted(uris.size(), uris));
  }

  private static IdxReader openUri(URI uri, Function<URI, InputStream> streamCreator)
      throws IOException {
    return "file".equals(uri.getScheme())
        ? IdxReader.open(Path.of(uri))
        : IdxReader.open(uri.toString(), streamCreator.apply(uri));
  }

  private static boolean holdsLabels(Opener opener, URI uri) throws IOException {
    try (IdxReader reader = opener.open(uri)) {
      return reader.header().rank() == 1;
    }
  }

  IdxReader openImages() throws IOException {
    IdxReader reader = opener.open(imagesUri);
    try {
      return reader.requireImages();
    } catch (IOException e) {
      reader.close();
      throw e;
    }
  }

  private static int requireIndexable(IdxReader images) throws MalformedFileException {
    if (images.header().items() > Integer.MAX_VALUE) {
      throw new MalformedFileException(
          images.name(),
          Integer.BYTES,
          images.header().items() + " images",
          "at most " + Integer.MAX_VALUE,
          "split the file");
    }
    return (int) images.header().items();
  }

  private byte[] readLabels(URI uri, IdxReader images) throws IOException {
    try (IdxReader reader = opener.open(uri)) {
      reader.requireLabels().requireOneLabelPerImage(images);
      return reader.readAll();
    }
  }

  /** The images with these numbers, in one forward pass over the file. */
  byte[][] read(int[] wanted) throws IOException {
    byte[][] found = new byte[wanted.length][];
    int[] inFileOrder =
        IntStream.range(0, wanted.length)
            .boxed()
            .sorted(Comparator.comparing(slot -> wanted[slot]))
            .mapToInt(Integer::intValue)
            .toArray();
    try (IdxReader reader = openImages()) {
      byte[] image = new byte[pixels];
      int read = 0;
      for (int slot : inFileOrder) {
        for (; read <= wanted[slot]; read++) {
          reader.read(image);
        }
        found[slot] = image.clone();
      }
    }
    return found;
  }

  URI imagesUri() {
    return imagesUri;
  }

  int count() {
    return count;
  }

  /** Pixels of one image. */
  int pixels() {
    return pixels;
  }

  boolean labelled() {
    return labels != null;
  }

  int label(int index) {
    if (labels == null) {
      throw new IllegalStateException(imagesUri + " was read without labels");
    }
    return Byte.toUnsignedInt(labels[index]);
  }

  /** One more than the largest label. */
  int classes() {
    int classes = 0;
    for (int i = 0; i < count; i++) {
      classes = Math.max(classes, label(i) + 1);
    }
    return classes;
  }
}
