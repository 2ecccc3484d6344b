package dev.crossentropy.mnist;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a model says about a picture.
 *
 * @param changes what was done to the picture before, as in {@code inverted}
 * @param answers likeliest first
 */
record Prediction(Path image, List<String> changes, List<Answer> answers) {

  record Answer(String className, double probability) {}

  static Prediction of(
      Path image, List<String> changes, List<String> classNames, float[] probabilities) {
    List<Answer> answers =
        IntStream.range(0, probabilities.length)
            .mapToObj(c -> new Answer(classNames.get(c), probabilities[c]))
            .sorted(Comparator.comparingDouble(Answer::probability).reversed())
            .toList();
    return new Prediction(image, changes, answers);
  }
}
