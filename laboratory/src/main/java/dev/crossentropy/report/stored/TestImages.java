package dev.crossentropy.report.stored;

/**
 * Pictures of the test examples of seed 1, for examples whose data are images. The report shows the
 * ones that the losses disagree on and the most confident mistakes.
 */
public interface TestImages {

  int width();

  int height();

  /**
   * The grey values of a test example, row by row from the top left, 0 black and 255 white.
   *
   * @param row counted from 0, in the order of the test examples
   */
  byte[] grey(int row);
}
