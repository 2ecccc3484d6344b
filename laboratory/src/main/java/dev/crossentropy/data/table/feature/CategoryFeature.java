package dev.crossentropy.data.table.feature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.crossentropy.data.table.column.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A word, one input for each of the frequent ones. Words that are rare among the training rows
 * share one input, and so does any word that only comes later; a missing one has its own.
 */
final class CategoryFeature implements Feature {

  /** A word met once teaches noise; together such words teach what an unknown one means. */
  private static final int FEWEST_ROWS = 2;

  private static final int UNKNOWN = -1;

  private final String name;
  private final Vocabulary vocabulary;
  private final boolean other;
  private final boolean missing;

  CategoryFeature(
      @JsonProperty("name") String name,
      @JsonProperty("values") List<String> values,
      @JsonProperty("exact") boolean exact,
      @JsonProperty("other") boolean other,
      @JsonProperty("missing") boolean missing) {
    this.name = name;
    this.vocabulary = new Vocabulary(values, exact);
    this.other = other;
    this.missing = missing;
  }

  /**
   * @param numbers of words in the vocabulary, of training rows; NaN for gaps
   * @param most words with an input of their own
   */
  static CategoryFeature of(String name, Vocabulary all, double[] numbers, int most) {
    int[] rows = new int[all.words().size()];
    Arrays.stream(numbers).filter(word -> !Double.isNaN(word)).forEach(word -> rows[(int) word]++);
    List<String> frequent =
        IntStream.range(0, rows.length)
            .filter(word -> rows[word] >= FEWEST_ROWS)
            .boxed()
            .sorted(Comparator.comparingInt(word -> -rows[word]))
            .limit(most)
            .map(all.words()::get)
            .toList();
    long met = Arrays.stream(rows).filter(count -> count > 0).count();
    return new CategoryFeature(
        name,
        frequent,
        all.isExact(),
        met > frequent.size(),
        Arrays.stream(numbers).anyMatch(Double::isNaN));
  }

  @Override
  @JsonProperty
  public String name() {
    return name;
  }

  @JsonProperty
  List<String> values() {
    return vocabulary.words();
  }

  @JsonProperty
  boolean exact() {
    return vocabulary.isExact();
  }

  @JsonProperty
  boolean other() {
    return other;
  }

  @JsonProperty
  boolean missing() {
    return missing;
  }

  @Override
  public List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    vocabulary.words().forEach(word -> inputs.add(name + "=" + word));
    if (other) {
      inputs.add(name + " other");
    }
    if (missing) {
      inputs.add(name + " missing");
    }
    return inputs;
  }

  @Override
  @JsonIgnore
  public int width() {
    return vocabulary.words().size() + (other ? 1 : 0) + (missing ? 1 : 0);
  }

  /** The number of the word's input; of an unknown one, that of the others. */
  @Override
  public double parse(String field) {
    int number = vocabulary.number(field);
    return number >= 0 ? number : other ? vocabulary.words().size() : UNKNOWN;
  }

  @Override
  public boolean knows(String field) {
    return vocabulary.number(field) >= 0;
  }

  @Override
  public void encode(double value, float[] target, int from) {
    Arrays.fill(target, from, from + width(), 0);
    if (Double.isNaN(value) && missing) {
      target[from + width() - 1] = 1;
    } else if (value >= 0) {
      target[from + (int) value] = 1;
    }
  }
}
