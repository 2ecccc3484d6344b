package dev.crossentropy.mnist.dataset;

import dev.crossentropy.data.images.IdxFolder;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A dataset of 70,000 images of 28×28 pixels in ten classes, where it can be downloaded, and what
 * its files hash to.
 *
 * @param title what people call it
 * @param mirrors folders, tried in this order; each ends in a slash
 * @param checksums of the four files in the order of {@link IdxFolder#NAMES}
 */
record MnistFamily(
    String title, List<String> classNames, List<URI> mirrors, List<Checksum> checksums) {

  /**
   * Handwritten digits. The hashes are of the unpacked files: mirrors have compressed them
   * differently.
   *
   * <p>Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, <i>Gradient-based learning applied to
   * document recognition</i>, Proc. IEEE 86 (1998).
   */
  static final MnistFamily MNIST =
      new MnistFamily(
          "MNIST",
          IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
          List.of(
              URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
              URI.create("https://storage.googleapis.com/cvdf-datasets/mnist/")),
          List.of(
              Checksum.sha256OfContent(
                  "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
              Checksum.sha256OfContent(
                  "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
              Checksum.sha256OfContent(
                  "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
              Checksum.sha256OfContent(
                  "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2")));

  /**
   * Pictures of clothes in MNIST's format. Its authors publish MD5 sums of the gzip files only.
   *
   * <p>Source: H. Xiao, K. Rasul, R. Vollgraf, <i>Fashion-MNIST</i>, arXiv:1708.07747.
   */
  static final MnistFamily FASHION_MNIST =
      new MnistFamily(
          "Fashion-MNIST",
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
              "Ankle boot"),
          List.of(
              URI.create("https://fashion-mnist.s3.eu-central-1.amazonaws.com/"),
              URI.create(
                  "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/")),
          List.of(
              Checksum.md5OfFile("8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
              Checksum.md5OfFile("25c81989df183df01b3e8a0aad5dffbe"),
              Checksum.md5OfFile("bef4ecab320f06d8554ea6380940ec79"),
              Checksum.md5OfFile("bb300cfdad3c16e7a12a480ee83cd310")));

  /** The same files from other places. */
  MnistFamily withMirrors(List<URI> others) {
    return new MnistFamily(title, classNames, others, checksums);
  }
}
