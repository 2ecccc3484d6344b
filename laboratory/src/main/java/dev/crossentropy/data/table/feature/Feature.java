package dev.crossentropy.data.table.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.crossentropy.data.table.field.MissingValues;
import java.util.List;

/** A column as one or more inputs of a network; what it needs to know came from training rows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumberFeature.class, name = "number"),
  @JsonSubTypes.Type(value = CategoryFeature.class, name = "category"),
  @JsonSubTypes.Type(value = DateFeature.class, name = "date")
})
public sealed interface Feature permits NumberFeature, CategoryFeature, DateFeature {

  /** The column's name. */
  String name();

  /** A name for each input, as in {@code colour=red}. */
  @JsonIgnore
  List<String> inputs();

  /** How many inputs; as many as {@link #inputs} has names. */
  @JsonIgnore
  int width();

  /** The value of a field that is there; NaN if training taught nothing about it. */
  double parse(String field);

  /** Whether training met the field, or could have: a number, or a word that was frequent. */
  default boolean knows(String field) {
    return !Double.isNaN(parse(field));
  }

  /**
   * Writes the inputs.
   *
   * @param value from {@link #parse}; NaN for none
   */
  void encode(double value, float[] target, int from);

  /** The value of a field, NaN if it is missing or means nothing. */
  default double value(String field, MissingValues missing) {
    return missing.contains(field) ? Double.NaN : parse(field);
  }
}
