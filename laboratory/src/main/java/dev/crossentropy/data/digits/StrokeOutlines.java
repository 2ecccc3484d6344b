package dev.crossentropy.data.digits;

import java.util.Arrays;
import java.util.List;

/**
 * How each digit is written: the strokes of a pen, in several hands.
 *
 * <p>A stroke is a list of points {@code x,y} on a sheet 100 wide and 100 high, y downwards.
 * Strokes of one digit are separated by {@code |}. A stroke that starts with {@code ~} is a smooth
 * curve through its points, one that starts with {@code -} goes straight from point to point.
 */
final class StrokeOutlines {

  /** One movement of the pen through {@code points[i] = {x, y}}. */
  record Stroke(boolean smooth, double[][] points) {}

  private static final String[][] HANDS = {
    {
      "~ 55,3 27,9 10,36 11,70 33,97 62,95 83,66 82,31 62,6 44,5",
      "~ 50,2 30,12 20,45 24,80 46,98 66,86 76,50 70,16 48,2",
      "~ 66,10 42,2 17,22 8,58 26,92 60,96 86,68 84,30 60,6 52,14",
    },
    {
      "- 50,0 50,100",
      "- 58,0 42,100",
      "- 30,24 54,2 52,100",
      "- 28,26 52,2 52,98 | - 26,99 80,98",
      "~ 54,0 51,30 48,70 46,100",
    },
    {
      "~ 12,26 26,6 54,1 76,17 71,42 46,70 12,98 | - 12,98 86,95",
      "~ 14,22 36,2 68,8 74,31 54,64 26,93 12,86 24,75 48,87 70,97 90,86",
      "~ 18,18 44,1 72,14 68,42 40,74 14,95 | ~ 14,95 34,88 62,96 88,93",
    },
    {
      "~ 16,12 42,0 71,9 70,31 40,46 | ~ 40,46 74,56 79,81 50,99 12,89",
      "- 16,4 78,4 42,42 | ~ 42,42 74,50 82,77 52,99 12,90",
      "~ 18,10 46,1 68,14 62,34 36,44 | ~ 36,44 64,46 80,66 68,90 40,99 14,92",
    },
    {
      "- 24,2 12,56 86,54 | - 68,4 62,100",
      "- 64,0 8,66 92,65 | - 64,0 63,100",
      "~ 20,4 14,34 27,52 54,50 78,40 | - 80,2 70,100",
      "- 30,2 14,50 84,46 | - 76,0 62,100",
    },
    {
      "- 80,3 30,4 23,43 | ~ 23,43 50,36 79,52 77,82 46,99 11,90",
      "- 28,6 22,46 | ~ 22,46 52,40 78,58 72,86 42,99 14,90 | - 28,6 84,2",
      "~ 78,4 54,6 32,4 28,20 24,44 48,40 74,50 78,76 56,96 16,94",
    },
    {
      "~ 66,2 38,20 17,55 19,85 45,99 74,88 75,63 50,51 27,61 18,78",
      "~ 56,0 34,28 22,62 28,90 54,99 74,82 66,62 44,60 26,76",
      "~ 74,6 46,12 22,42 16,74 34,97 64,94 76,72 56,56 32,62 20,80",
    },
    {
      "- 12,6 84,5 40,100",
      "- 12,6 84,5 42,100 | - 30,50 78,48",
      "- 10,16 14,5 82,7 | ~ 82,7 62,40 48,70 42,100",
      "~ 10,12 30,5 56,9 84,4 | ~ 84,4 66,36 54,66 50,100",
    },
    {
      "~ 71,15 46,1 21,15 29,37 60,55 77,78 50,99 19,82 31,56 62,38 72,14",
      "~ 50,46 24,28 38,3 66,6 74,28 50,46 20,70 32,97 66,97 80,72 50,46",
      "~ 80,8 52,2 26,16 34,40 62,56 72,82 46,99 22,84 38,58 66,36 82,10",
    },
    {
      "~ 76,24 53,4 23,14 18,42 42,54 69,43 77,22 | ~ 77,22 74,56 68,100",
      "~ 74,22 50,3 24,18 24,44 50,52 74,30 | ~ 76,16 78,58 62,90 28,97",
      "~ 72,14 44,4 22,26 34,48 60,42 74,12 | - 74,12 66,100",
    },
  };

  private static final List<List<List<Stroke>>> PARSED =
      Arrays.stream(HANDS)
          .map(hands -> Arrays.stream(hands).map(StrokeOutlines::parse).toList())
          .toList();

  private StrokeOutlines() {}

  /** The ways of writing this digit. */
  static List<List<Stroke>> hands(int digit) {
    return PARSED.get(digit);
  }

  private static List<Stroke> parse(String hand) {
    return Arrays.stream(hand.split(" \\| ")).map(StrokeOutlines::stroke).toList();
  }

  private static Stroke stroke(String text) {
    String[] tokens = text.split(" ");
    double[][] points =
        Arrays.stream(tokens)
            .skip(1)
            .map(
                point -> Arrays.stream(point.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    return new Stroke(tokens[0].equals("~"), points);
  }
}
