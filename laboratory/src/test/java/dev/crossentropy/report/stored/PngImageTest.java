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
  void coloursAreReadByAnotherProgramPixelByPixel() throws IOException {
    byte[] rgb = {1, 2, 3, (byte) 255, (byte) 128, 0};
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PngImage.rgb(1, 2, rgb)));
    assertThat(image.getRGB(0, 0)).isEqualTo(0xFF010203);
    assertThat(image.getRGB(0, 1)).isEqualTo(0xFFFF8000);
  }

  @Test
  void refusesAWrongNumberOfPixels() {
    assertThatThrownBy(() -> PngImage.rgb(3, 2, new byte[6]))
        .hasMessage("6 rgb values for a picture of 3 × 2; expected 18");
    assertThatThrownBy(() -> PngImage.grey(3, 2, new byte[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("5 grey values for a picture of 3 × 2; expected 6");
  }
}
