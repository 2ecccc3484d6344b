package dev.crossentropy.data.table.feature;

import dev.crossentropy.data.table.field.DateStyle;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A date as its day count, standardised, its weekday and its month. */
record DateFeature(String name, DateStyle style, Scale scale) implements Feature {

  private static final int WEEKDAYS = DayOfWeek.values().length;
  private static final int MONTHS = Month.values().length;

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>(List.of(name));
    if (scale.indicator()) {
      inputs.add(name + " missing");
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      inputs.add(name + "=" + day);
    }
    for (Month month : Month.values()) {
      inputs.add(name + "=" + month);
    }
    return inputs;
  }

  @Override
  public int width() {
    return scale.width() + WEEKDAYS + MONTHS;
  }

  @Override
  public double parse(String field) {
    return style.parse(field);
  }

  @Override
  public void encode(double value, float[] target, int from) {
    scale.encode(value, target, from);
    int weekdays = from + scale.width();
    Arrays.fill(target, weekdays, weekdays + WEEKDAYS + MONTHS, 0);
    if (!Double.isNaN(value)) {
      LocalDate day = LocalDate.ofEpochDay((long) Math.floor(value));
      target[weekdays + day.getDayOfWeek().getValue() - 1] = 1;
      target[weekdays + WEEKDAYS + day.getMonthValue() - 1] = 1;
    }
  }
}
