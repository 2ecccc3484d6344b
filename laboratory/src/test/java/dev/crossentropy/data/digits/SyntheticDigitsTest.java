package dev.crossentropy.data.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {

  @Test
  void theGeneratorIsSplitMix64() {
    // the first outputs of splitmix64.c from seed 0
    SplitMix64 random = new SplitMix64(0);
    long[] outputs = {random.nextLong(), random.nextLong(), random.nextLong()};
    assertThat(Arrays.stream(outputs).mapToObj(HexFormat.of()::toHexDigits))
        .containsExactly("e220a8397b1dcdaf", "6e789e6aa1b965f4", "06c45d188009454f");
  }

  @Test
  void theSameSeedGivesTheSameBytesOnEveryMachine() {
    assertThat(new SyntheticDigits(1, 300, 100).draw().sha256())
        .isEqualTo("d6a1c0e39aacb23ed06b4b726f1bfdbf8d186e5d216e8787f8d0273c20ec5047");
  }

  @Test
  void anotherSeedGivesOtherDigits() {
    assertThat(new SyntheticDigits(2, 300, 100).draw().sha256())
        .isNotEqualTo(new SyntheticDigits(1, 300, 100).draw().sha256());
  }

  @Test
  void anImageDoesNotDependOnHowManyAreDrawn() {
    LabelledImages few = new SyntheticDigits(7, 10, 1).draw().train();
    LabelledImages many = new SyntheticDigits(7, 50, 1).draw().train();
    assertThat(Arrays.copyOf(many.labels(), 10)).isEqualTo(few.labels());
    assertThat(pixels(many, 9)).isEqualTo(pixels(few, 9));
  }

  @Test
  void trainingAndTestImagesDiffer() {
    DigitData data = new SyntheticDigits(7, 20, 20).draw();
    for (int image = 0; image < 20; image++) {
      assertThat(pixels(data.train(), image)).isNotEqualTo(pixels(data.test(), image));
    }
  }

  @Test
  void saysThatItIsSynthetic() {
    DigitData data = new SyntheticDigits(7, 1, 1).draw();
    assertThat(data.origin()).isEqualTo(DigitData.Origin.SYNTHETIC);
    assertThat(data.name()).contains("synthetic").contains("seed 7");
  }

  @Test
  void digitsAreInkOnAnEmptyBorder() {
    LabelledImages images = new SyntheticDigits(3, 500, 1).draw().train();
    for (int image = 0; image < images.size(); image++) {
      int[] pixels = pixels(images, image);
      // dust reaches 14 deviations' worth times the bell's bound of 2√3
      assertThat(pixels[0]).as("corner of image %d", image).isLessThan(49);
      assertThat(Arrays.stream(pixels).max().orElseThrow()).isGreaterThan(180);
    }
  }

  @Test
  void everyDigitOccursAboutAsOftenAsTheOthers() {
    int[] counts = new int[10];
    for (int label : new SyntheticDigits(1, 2000, 1).draw().train().labels()) {
      counts[label]++;
    }
    // 200 ± 5 standard deviations of √(2000·0.1·0.9) = 13.4
    assertThat(Arrays.stream(counts).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(133, 267));
  }

  /**
   * Digits that cannot be told apart would be no data: the mean image of a class finds it again.
   */
  @Test
  void theNearestMeanImageNamesMostDigits() {
    DigitData data = new SyntheticDigits(1, 2000, 500).draw();
    double[][] means = means(data.train());
    long right =
        IntStream.range(0, data.test().size())
            .filter(i -> nearest(means, pixels(data.test(), i)) == data.test().label(i))
            .count();
    assertThat(right / 500.0).isBetween(0.75, 0.99);
  }

  @Test
  void refusesEmptySets() {
    assertThatThrownBy(() -> new SyntheticDigits(1, 0, 5))
        .hasMessage("Found 0 training and 5 test images, expected at least one of each");
  }

  private static double[][] means(LabelledImages images) {
    double[][] sums = new double[images.classes()][images.features()];
    int[] counts = new int[images.classes()];
    for (int i = 0; i < images.size(); i++) {
      counts[images.label(i)]++;
      for (int p = 0; p < images.features(); p++) {
        sums[images.label(i)][p] += images.pixel(i, p);
      }
    }
    for (int c = 0; c < sums.length; c++) {
      for (int p = 0; p < sums[c].length; p++) {
        sums[c][p] /= counts[c];
      }
    }
    return sums;
  }

  private static int nearest(double[][] means, int[] pixels) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int c = 0; c < means.length; c++) {
      double distance = 0;
      for (int p = 0; p < pixels.length; p++) {
        distance += (pixels[p] - means[c][p]) * (pixels[p] - means[c][p]);
      }
      if (distance < least) {
        least = distance;
        best = c;
      }
    }
    return best;
  }

  private static int[] pixels(LabelledImages images, int image) {
    return IntStream.range(0, images.features()).map(p -> images.pixel(image, p)).toArray();
  }
}
