package dev.crossentropy.curves;

import java.util.List;

/** What to see in a figure, in three sentences: what is drawn, what stands out, and why. */
record Reading(String first, String second, String third) {

  List<String> sentences() {
    return List.of(first, second, third);
  }
}
