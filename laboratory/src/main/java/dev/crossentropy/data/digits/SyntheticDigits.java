package dev.crossentropy.data.digits;

/**
 * Digits drawn by this program, for machines without a network: strokes of its own, shaken, bent
 * and inked at random. They look like handwriting and are easier than handwriting; every output
 * that rests on them says that they are synthetic.
 *
 * <p>Image i of a set depends on the seed and i alone, and only on arithmetic that is exact by the
 * Java language, so the same seed gives the same bytes on every machine.
 */
public record SyntheticDigits(long seed, int trainSize, int testSize) {

  /** As MNIST. */
  static final int SHEET = 28;

  private static final int CLASSES = 10;
  private static final int TRAIN_SERIES = 1;
  private static final int TEST_SERIES = 2;

  public SyntheticDigits {
    if (trainSize < 1 || testSize < 1) {
      throw new IllegalArgumentException(
          "Found %d training and %d test images, expected at least one of each"
              .formatted(trainSize, testSize));
    }
  }

  /** Enough for a network to generalise, few enough to be drawn in a second. */
  public static SyntheticDigits withDefaults() {
    return new SyntheticDigits(1, 12_000, 2_000);
  }

  public DigitData draw() {
    return DigitData.of(
        "synthetic digits, drawn by this program (seed %d)".formatted(seed),
        DigitData.Origin.SYNTHETIC,
        series(TRAIN_SERIES, trainSize),
        series(TEST_SERIES, testSize));
  }

  private LabelledImages series(int series, int size) {
    byte[] pixels = new byte[Math.multiplyExact(size, SHEET * SHEET)];
    byte[] labels = new byte[size];
    for (int image = 0; image < size; image++) {
      SplitMix64 random = SplitMix64.forItem(seed, series, image);
      int digit = random.below(CLASSES);
      labels[image] = (byte) digit;
      new Pen(random, SHEET)
          .draw(new Handwriting(random).write(digit, SHEET), pixels, image * SHEET * SHEET);
    }
    return new LabelledImages(pixels, labels, SHEET, SHEET, CLASSES);
  }
}
