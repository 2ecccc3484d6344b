package dev.crossentropy.report.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** A scale with its label and the numbers written along it. */
public record Axis(String label, Scale scale, double low, double high, List<Double> ticks) {

  /** Where a value lies between the ends. */
  public enum Scale {
    LINEAR,
    LOGARITHMIC
  }

  /** More numbers than this run into each other on a phone. */
  private static final int MOST_TICKS = 6;

  private static final double[] STEPS = {1, 2, 5, 10};

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** A linear axis that ends at round numbers around the given ones. */
  public static Axis linear(String label, double low, double high) {
    double width = high > low ? high - low : Math.max(1e-3, Math.abs(high) * 0.1);
    double top = high > low ? high : low + width;
    double magnitude = Math.pow(10, Math.floor(Math.log10(width / (MOST_TICKS - 1))));
    double step = magnitude;
    for (double factor : STEPS) {
      step = factor * magnitude;
      if (Math.ceil(top / step) - Math.floor(low / step) < MOST_TICKS) {
        break;
      }
    }
    long first = (long) Math.floor(low / step + 1e-9);
    long last = (long) Math.ceil(top / step - 1e-9);
    List<Double> ticks = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      ticks.add(i * step);
    }
    return new Axis(label, Scale.LINEAR, first * step, last * step, ticks);
  }

  /** A linear axis with these very ends, numbers inside. */
  public static Axis exactly(String label, double low, double high) {
    Axis round = linear(label, low, high);
    double slack = (high - low) * 1e-9;
    List<Double> inside =
        round.ticks().stream().filter(t -> t >= low - slack && t <= high + slack).toList();
    return new Axis(label, Scale.LINEAR, low, high, inside);
  }

  /** A linear axis with these very ends, and numbers at the multiples of {@code step} inside. */
  public static Axis every(String label, double low, double high, double step) {
    // A thousandth of a step: 3·0.1 is beyond 0.3 and still belongs to it.
    long first = (long) Math.ceil(low / step - 1e-3);
    long last = (long) Math.floor(high / step + 1e-3);
    List<Double> ticks =
        LongStream.rangeClosed(first, last).mapToObj(i -> Double.valueOf(i * step)).toList();
    return new Axis(label, Scale.LINEAR, low, high, ticks);
  }

  /** As {@link #exactly}, numbers at whole values only: half an epoch is none. */
  public static Axis counting(String label, double low, double high) {
    Axis all = exactly(label, low, high);
    List<Double> whole = all.ticks().stream().filter(tick -> tick == Math.rint(tick)).toList();
    return new Axis(label, Scale.LINEAR, low, high, whole);
  }

  /** A logarithmic axis that ends at 1, 2 or 5 times a power of ten around the given numbers. */
  public static Axis logarithmic(String label, double low, double high) {
    List<Double> marks = new ArrayList<>();
    int last = (int) Math.ceil(Math.log10(high));
    for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= last; exponent++) {
      for (int i = 0; i < STEPS.length - 1; i++) {
        marks.add(STEPS[i] * Math.pow(10, exponent));
      }
    }
    double slack = 1e-9;
    double bottom =
        marks.stream().filter(m -> m <= low * (1 + slack)).reduce((a, b) -> b).orElse(low);
    double top = marks.stream().filter(m -> m >= high * (1 - slack)).findFirst().orElse(high);
    List<Double> inside = marks.stream().filter(m -> m >= bottom && m <= top).toList();
    List<Double> decades =
        inside.stream()
            .filter(m -> Math.abs(Math.log10(m) - Math.rint(Math.log10(m))) < slack)
            .toList();
    List<Double> ticks = inside.size() <= MOST_TICKS ? inside : decades;
    int stride = (ticks.size() + MOST_TICKS - 1) / MOST_TICKS;
    List<Double> shown =
        java.util.stream.IntStream.range(0, ticks.size())
            .filter(i -> i % stride == 0)
            .mapToObj(ticks::get)
            .toList();
    return new Axis(label, Scale.LOGARITHMIC, bottom, top, shown);
  }

  /** Linear from zero, or logarithmic where the values span more than a factor of thirty. */
  public static Axis fromZero(String label, DoubleStream values) {
    double[] all = values.filter(Double::isFinite).sorted().toArray();
    if (all.length == 0) {
      return linear(label, 0, 1);
    }
    double low = all[0];
    double high = all[all.length - 1];
    return low > 0 && high > 30 * low ? logarithmic(label, low, high) : linear(label, 0, high);
  }

  /** How far along a value lies: 0 at the low end, 1 at the high end. */
  public double share(double value) {
    return scale == Scale.LINEAR
        ? (value - low) / (high - low)
        : Math.log(Math.max(value, Double.MIN_NORMAL) / low) / Math.log(high / low);
  }

  /** With the word that a logarithmic scale needs. */
  String fullLabel() {
    return scale == Scale.LOGARITHMIC ? label + ", log scale" : label;
  }

  /** A number along the axis as it is written there. */
  public static String text(double tick) {
    if (tick == 0) {
      return "0";
    }
    double size = Math.abs(tick);
    if (size < 1e-3 || size >= 1e6) {
      return power(tick);
    }
    String plain =
        new BigDecimal(tick).round(new MathContext(6)).stripTrailingZeros().toPlainString();
    return plain.replace('-', '−');
  }

  private static String power(double tick) {
    int exponent = (int) Math.floor(Math.log10(Math.abs(tick)) + 1e-9);
    long factor = Math.round(tick / Math.pow(10, exponent));
    StringBuilder text = new StringBuilder();
    if (factor != 1) {
      text.append(Long.toString(factor).replace('-', '−')).append('·');
    }
    text.append("10");
    for (char digit : Integer.toString(exponent).toCharArray()) {
      text.append(digit == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(digit - '0'));
    }
    return text.toString();
  }
}
