package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;

/** Under softmax no class is special: with the columns in another order all stays as it was. */
public final class ClassOrderRule extends BatchRule {

  public ClassOrderRule() {
    super("order of the classes does not matter");
  }

  @Override
  protected @Nullable String exemption(Subject subject) {
    if (subject.activation() != Activation.SOFTMAX || !subject.labels().isPerOutput()) {
      return "Only for softmax and one column of labels per class.";
    }
    return hasOptionsPerClass(subject)
        ? "The loss has options for its classes, such as weights: it refuses one class more."
        : null;
  }

  private static boolean hasOptionsPerClass(Subject subject) {
    Subject wider = subject.withOutputs(subject.outputs() + 1);
    try {
      wider.call(Batches.ofRows(wider, 1)).score();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    Batch turned = new Batch(turned(batch.logits()), turned(batch.labels()));
    double score = subject.call(batch).score();
    double turnedScore = subject.call(turned).score();
    if (!Close.relative(turnedScore, score)) {
      return Violation.of(
          "The score changes when the last class becomes the first.",
          "score with the classes turned",
          turnedScore,
          score);
    }
    return Differences.first(
        "The gradient changes when the last class becomes the first.",
        Rows.of(subject.call(turned).gradient()),
        turned(Rows.of(subject.call(batch).gradient())));
  }

  private static double[][] turned(double[][] rows) {
    double[][] turned = new double[rows.length][];
    for (int row = 0; row < rows.length; row++) {
      int columns = rows[row].length;
      turned[row] = new double[columns];
      for (int column = 0; column < columns; column++) {
        turned[row][(column + 1) % columns] = rows[row][column];
      }
    }
    return turned;
  }
}
