package dev.crossentropy.cli.losses;

/** A source file that javac refuses; the message is javac's own, over several lines. */
public final class CompilationException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CompilationException(String message) {
    super(message);
  }
}
