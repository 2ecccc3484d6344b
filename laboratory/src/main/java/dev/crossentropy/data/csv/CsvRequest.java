package dev.crossentropy.data.csv;

import java.io.Serializable;
import java.util.List;

/**
 * Which columns of a file to learn from and to learn.
 *
 * @param labels names or 1-based numbers of columns: one column of classes, or several of 0 and 1
 * @param ignored names or numbers of columns that are neither features nor labels
 */
public record CsvRequest(CsvFile file, List<String> labels, List<String> ignored, Missing missing)
    implements Serializable {

  public CsvRequest {
    labels = List.copyOf(labels);
    ignored = List.copyOf(ignored);
  }
}
