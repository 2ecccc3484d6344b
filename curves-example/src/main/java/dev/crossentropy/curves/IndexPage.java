package dev.crossentropy.curves;

import java.util.List;

final class IndexPage {
  private IndexPage() {}

  static String of(List<Figure> figures) {
    return "";
  }
}
