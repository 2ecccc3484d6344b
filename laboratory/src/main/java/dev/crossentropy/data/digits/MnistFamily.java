package dev.crossentropy.data.digits;

import dev.crossentropy.data.download.Checksum;
import dev.crossentropy.data.download.RemoteDataset;
import dev.crossentropy.data.download.RemoteDataset.RemoteFile;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** Where MNIST and Fashion-MNIST can be downloaded and what their files hash to. */
final class MnistFamily {

  private static final String ALTERNATIVE =
      "or name a folder that has them with --data DIR, or use --data synthetic, digits drawn by the"
          + " program";

  /**
   * 70,000 handwritten digits of 28×28 pixels. The hashes are of the unpacked files: mirrors have
   * compressed them differently.
   *
   * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, <i>Gradient-based learning applied to
   * document recognition</i>, Proc. IEEE 86 (1998).
   */
  static final RemoteDataset MNIST =
      new RemoteDataset(
          "MNIST",
          List.of(
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
          files(
              Checksum.sha256OfContent(
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
              Checksum.sha256OfContent(
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
              Checksum.sha256OfContent(
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
              Checksum.sha256OfContent(
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")),
          ALTERNATIVE);

  /**
   * 70,000 pictures of clothes in MNIST's format. Its authors publish MD5 sums of the gzip files
   * only.
   *
   * <p>Source: H. Xiao, K. Rasul, R. Vollgraf, <i>Fashion-MNIST</i>, arXiv:1708.07747.
   */
  static final RemoteDataset FASHION_MNIST =
      new RemoteDataset(
          "Fashion-MNIST",
          List.of(
              URI.create("https://fashion-mnist.s3.eu-central-1.amazonaws.com/"),
              URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
              URI.create(
                  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")),
          files(
              Checksum.md5OfFile("8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
              Checksum.md5OfFile("25c81989df183df01b3e8a0aad5dffbe"),
              Checksum.md5OfFile("bef4ecab320f06d8554ea6380940ec79"),
              Checksum.md5OfFile("bb300cfdad3c16e7a12a480ee83cd310")),
          ALTERNATIVE);

  /** The names that Fashion-MNIST's authors give its classes. */
  static final List<String> FASHION_CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** Both datasets have ten. */
  static final int CLASSES = 10;

  private MnistFamily() {}

  private static List<RemoteFile> files(
      Checksum trainImages, Checksum trainLabels, Checksum testImages, Checksum testLabels) {
    return List.of(
        file(DigitFiles.TRAIN_IMAGES, trainImages),
        file(DigitFiles.TRAIN_LABELS, trainLabels),
        file(DigitFiles.TEST_IMAGES, testImages),
        file(DigitFiles.TEST_LABELS, testLabels));
  }

  private static RemoteFile file(String name, Checksum checksum) {
    String atMirrors = name + ".gz";
    Stream<String> others =
        DigitFiles.spellings(name).stream().filter(spelling -> !spelling.equals(atMirrors));
    return new RemoteFile(atMirrors, others.toList(), checksum);
  }
}
