package dev.crossentropy.data.table.column;

import dev.crossentropy.data.table.field.DateStyle;
import dev.crossentropy.data.table.field.NumberStyle;

/** How the fields of a column become values. */
public sealed interface ColumnType {

  /** The value of a field that is there; NaN if it cannot be read. */
  double parse(String field);

  /** Numbers; yes and no are 1 and 0. */
  record Numbers(NumberStyle style) implements ColumnType {

    @Override
    public double parse(String field) {
      return style.parse(field);
    }
  }

  /** Days since 1970-01-01. */
  record Dates(DateStyle style) implements ColumnType {

    @Override
    public double parse(String field) {
      return style.parse(field);
    }
  }

  /** Words, each as its number in the vocabulary. */
  record Words(Vocabulary vocabulary) implements ColumnType {

    @Override
    public double parse(String field) {
      int number = vocabulary.number(field);
      return number < 0 ? Double.NaN : number;
    }
  }
}
