package dev.crossentropy.report.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngImageTest {

  @Test
  void isReadByAnotherProgramPixelByPixel() throws IOException {
    byte[] grey = {0, 50, 100, (byte) 150, (byte) 200, (byte) 255};
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngImage.grey(3, 2, grey)));
    assertThat(image.getWidth()).isEqualTo(3);
    assertThat(image.getRaster().getSamples(0, 0, 3, 2, 0, (int[]) null))
        .containsExactly(0, 50, 100, 150, 200, 255);
  }

  @Test
  void refusesAWrongNumberOfPixels() {
    assertThatThrownBy(() -> PngImage.grey(3, 2, new byte[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 grey values for a picture of 3 × 2; expected 6");
  }
}
