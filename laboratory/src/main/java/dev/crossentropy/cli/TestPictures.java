package dev.crossentropy.cli;

import dev.crossentropy.data.images.LabelledImages;
import dev.crossentropy.report.stored.TestImages;

/** The test images as the report shows them: as they are stored. */
record TestPictures(LabelledImages images) implements TestImages {

  @Override
  public int width() {
    return images.width();
  }

  @Override
  public int height() {
    return images.height();
  }

  @Override
  public byte[] grey(int row) {
    byte[] grey = new byte[images.features()];
    for (int position = 0; position < grey.length; position++) {
      grey[position] = (byte) images.pixel(row, position);
    }
    return grey;
  }
}
