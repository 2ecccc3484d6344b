package dev.crossentropy.data.table.feature;

import dev.crossentropy.data.table.field.NumberStyle;
import java.util.List;

/** A number, standardised, and whether it was missing. */
record NumberFeature(String name, NumberStyle style, Scale scale) implements Feature {

  @Override
  public List<String> inputs() {
    return scale.indicator() ? List.of(name, name + " missing") : List.of(name);
  }

  @Override
  public int width() {
    return scale.width();
  }

  @Override
  public double parse(String field) {
    return style.parse(field);
  }

  @Override
  public void encode(double value, float[] target, int from) {
    scale.encode(value, target, from);
  }
}
