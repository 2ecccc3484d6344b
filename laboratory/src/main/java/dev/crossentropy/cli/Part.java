package dev.crossentropy.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One of several equal parts of a work, as in {@code 2/3}.
 *
 * @param number from 1 to {@code of}
 */
record Part(int number, int of) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  static final class Converter implements ITypeConverter<Part> {

    @Override
    public Part convert(String value) {
      Matcher text = TEXT.matcher(value);
      if (text.matches()) {
        Part part = new Part(Integer.parseInt(text.group(1)), Integer.parseInt(text.group(2)));
        if (part.number >= 1 && part.number <= part.of) {
          return part;
        }
      }
      throw new TypeConversionException(
          "'%s' is no part: expected K/N with K from 1 to N, as in 2/3".formatted(value));
    }
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
