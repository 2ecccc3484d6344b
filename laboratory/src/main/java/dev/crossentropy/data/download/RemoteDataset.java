package dev.crossentropy.data.download;

import java.net.URI;
import java.util.List;

/**
 * Files that several mirrors offer under the same names.
 *
 * @param title what people call the dataset
 * @param mirrors folders, tried in this order; each ends in a slash
 * @param alternative what to do without a network, as a clause; ends the message of a failure
 */
public record RemoteDataset(
    String title, List<URI> mirrors, List<RemoteFile> files, String alternative) {

  /**
   * @param name its name at the mirrors and in the cache
   * @param otherNames further names under which the cache may hold it
   */
  public record RemoteFile(String name, List<String> otherNames, Checksum checksum) {

    public RemoteFile {
      otherNames = List.copyOf(otherNames);
    }
  }

  public RemoteDataset {
    mirrors = List.copyOf(mirrors);
    files = List.copyOf(files);
    for (URI mirror : mirrors) {
      if (!mirror.toString().endsWith("/")) {
        throw new IllegalArgumentException("Found mirror " + mirror + ", expected a final slash");
      }
    }
  }

  /** The same files from other places. */
  public RemoteDataset withMirrors(List<URI> otherMirrors) {
    return new RemoteDataset(title, otherMirrors, files, alternative);
  }
}
