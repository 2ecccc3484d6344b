package dev.crossentropy.check.card;

import java.util.List;
import org.nd4j.shade.jackson.annotation.JsonProperty;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.nd4j.shade.jackson.databind.SerializationFeature;

/**
 * What a loss check found, one line per rule.
 *
 * @param loss the loss, as {@code toString} has it, with its class where that does not name it
 * @param activation the activation that it was called with
 * @param labels the labels that it was called with
 * @param outputs the number of classes or outputs
 * @param lines one line per rule, in the order of the rules
 */
public record ReportCard(
    String loss, String activation, String labels, int outputs, List<CardLine> lines) {

  public ReportCard {
    lines = List.copyOf(lines);
  }

  /** Whether no line failed. */
  @JsonProperty
  public boolean passed() {
    return failures().isEmpty();
  }

  /** The lines that failed. */
  public List<CardLine> failures() {
    return lines.stream().filter(CardLine::failed).toList();
  }

  /** The number of lines with this outcome. */
  public long count(Outcome outcome) {
    return lines.stream().filter(line -> line.finding().outcome() == outcome).count();
  }

  /**
   * For a test.
   *
   * @throws AssertionError with the failing lines, if there are any
   */
  public void assertPassed() {
    if (!passed()) {
      throw new AssertionError(
          new CardTable(80).text(new ReportCard(loss, activation, labels, outputs, failures())));
    }
  }

  /** The card as a table for a terminal of so many columns. */
  public String toText(int columns) {
    return new CardTable(columns).text(this);
  }

  /** The card as JSON: its own fields, {@code passed}, and an object per line. */
  public String toJson() {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers always become JSON", e);
    }
  }
}
