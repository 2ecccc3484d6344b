package dev.crossentropy.report.picture;

/** A machine on which Java finds no font; the message says what to install. */
public final class FontsMissingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FontsMissingException(Throwable cause) {
    super(
        "Java finds no fonts to label the figures with. Install some and run again:"
            + " 'apt-get install fontconfig fonts-dejavu-core' on Debian and Ubuntu,"
            + " 'dnf install fontconfig dejavu-sans-fonts' on Fedora,"
            + " 'apk add fontconfig font-dejavu' on Alpine.",
        cause);
  }
}
