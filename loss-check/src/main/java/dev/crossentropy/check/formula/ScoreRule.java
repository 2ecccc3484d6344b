package dev.crossentropy.check.formula;

import dev.crossentropy.check.call.Batch;
import dev.crossentropy.check.call.Batches;
import dev.crossentropy.check.call.Close;
import dev.crossentropy.check.call.Rows;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.rule.BatchRule;
import dev.crossentropy.check.rule.Violation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code computeScore} is the sum of {@code computeScoreArray}, or with {@code average} the N-th
 * part of it. A loss may divide by something else than N, as by a sum of class weights; then the
 * factor between the two depends on the labels, but never on the logits.
 */
public final class ScoreRule extends BatchRule {

  public ScoreRule() {
    super("score is the sum of the score array");
  }

  @Override
  protected List<Batch> batches(Subject subject) {
    return Batches.ordinary(subject);
  }

  @Override
  protected @Nullable Violation violation(Subject subject, Batch batch) {
    long[] shape = subject.call(batch).rowScores().shape();
    if (!Arrays.equals(shape, new long[] {batch.rows(), 1})) {
      return new Violation(
          "The score array is not a column with one number per row.",
          "shape " + Arrays.toString(shape),
          "shape [" + batch.rows() + ", 1]");
    }
    double score = subject.call(batch).score();
    double mean = subject.call(batch).mean();
    if (!Close.relative(mean * batch.rows(), score)) {
      return Violation.of(
          "With average = true the score is not the N-th part of the sum.",
          "computeScore(average = true)",
          mean,
          score / batch.rows());
    }
    double sum = sum(subject, batch);
    if (!Close.relative(sum, score) && !hasDivisorOfItsOwn(subject, batch, score / sum)) {
      return Violation.of(
          "The score is not the sum of computeScoreArray.",
          "computeScore(average = false)",
          score,
          sum);
    }
    return null;
  }

  private static boolean hasDivisorOfItsOwn(Subject subject, Batch batch, double factor) {
    Batch moved = batch.withLogits(Rows.map(batch.logits(), logit -> 0.5 - logit));
    boolean ofLabelsAlone =
        Close.relative(sum(subject, moved) * factor, subject.call(moved).score());
    return ofLabelsAlone && !isConstant(subject, factor);
  }

  /** A factor that no label changes is a mistake. */
  private static boolean isConstant(Subject subject, double factor) {
    return Batches.ordinary(subject).stream()
        .allMatch(
            batch -> Close.relative(sum(subject, batch) * factor, subject.call(batch).score()));
  }

  private static double sum(Subject subject, Batch batch) {
    return Arrays.stream(Rows.of(subject.call(batch).rowScores())).mapToDouble(row -> row[0]).sum();
  }
}
