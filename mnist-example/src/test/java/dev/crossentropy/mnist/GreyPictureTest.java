package dev.crossentropy.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.data.images.LabelledImages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreyPictureTest {

  private static final int SIDE = 28;
  private static final LabelledImages DIGITS = SmallDigits.test();

  @Test
  void leavesDigitsOfMnistWhereTheyAre() {
    int unchanged = 0;
    for (int digit = 0; digit < 100; digit++) {
      GreyPicture centred = mnist(digit).centredTo(SIDE);
      unchanged += centred.changes().isEmpty() ? 1 : 0;
      assertThat(difference(centred, digit)).isLessThan(WITHIN_A_PIXEL);
    }
    assertThat(unchanged).isGreaterThan(LEFT_ALONE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void findsADigitAnywhereInALargerPicture(int zoom) {
    for (int digit = 0; digit < 20; digit++) {
      GreyPicture drawn = drawn(digit, zoom, 300, 200, 70, 15);

      GreyPicture centred = drawn.centredTo(SIDE);

      assertThat(centred.width()).isEqualTo(SIDE);
      assertThat(difference(centred, digit)).isLessThan(WITHIN_A_PIXEL);
      assertThat(centred.changes()).containsExactly("cropped, scaled and centred to 28×28");
    }
  }

  @Test
  void leavesABlackPictureBlack() {
    assertThat(new GreyPicture(50, 40, new float[2000], List.of()).centredTo(SIDE).pixels())
        .containsOnly(0);
  }

  /** Of 100; the others have faint pixels outside their box, or a centre on the border of two. */
  private static final int LEFT_ALONE = 80;

  /** Mean difference in brightness: of the brightness 255. */
  private static final double WITHIN_A_PIXEL = 20;

  private static double difference(GreyPicture picture, int digit) {
    double sum = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      sum += Math.abs(picture.pixels()[i] - DIGITS.pixel(digit, i));
    }
    return sum / (SIDE * SIDE);
  }

  private static GreyPicture mnist(int digit) {
    return drawn(digit, 1, SIDE, SIDE, 0, 0);
  }

  private static GreyPicture drawn(int digit, int zoom, int width, int height, int left, int top) {
    float[] pixels = new float[width * height];
    for (int y = 0; y < SIDE * zoom; y++) {
      for (int x = 0; x < SIDE * zoom; x++) {
        pixels[(top + y) * width + left + x] = DIGITS.pixel(digit, y / zoom * SIDE + x / zoom);
      }
    }
    return new GreyPicture(width, height, pixels, List.of());
  }
}
