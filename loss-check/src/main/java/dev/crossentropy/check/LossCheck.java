package dev.crossentropy.check;

import dev.crossentropy.check.array.ArgumentsRule;
import dev.crossentropy.check.array.FloatRule;
import dev.crossentropy.check.array.LayoutRule;
import dev.crossentropy.check.array.NoRowsRule;
import dev.crossentropy.check.array.SameBitsRule;
import dev.crossentropy.check.array.TimeRule;
import dev.crossentropy.check.array.WorkspaceRule;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.call.Subject;
import dev.crossentropy.check.card.CardLine;
import dev.crossentropy.check.card.ReportCard;
import dev.crossentropy.check.formula.BothAtOnceRule;
import dev.crossentropy.check.formula.ClassOrderRule;
import dev.crossentropy.check.formula.GradientRule;
import dev.crossentropy.check.formula.LabelsRule;
import dev.crossentropy.check.formula.LargeLogitsRule;
import dev.crossentropy.check.formula.OrdinaryCallRule;
import dev.crossentropy.check.formula.ScoreRule;
import dev.crossentropy.check.formula.ShiftRule;
import dev.crossentropy.check.formula.WrongOutputsRule;
import dev.crossentropy.check.mask.MaskedArrayRule;
import dev.crossentropy.check.mask.MaskedNanRule;
import dev.crossentropy.check.mask.OutputMaskRule;
import dev.crossentropy.check.mask.RowMaskRule;
import dev.crossentropy.check.network.EqualsRule;
import dev.crossentropy.check.network.KeepingRule;
import dev.crossentropy.check.network.LayerGradientRule;
import dev.crossentropy.check.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Examines an {@link ILossFunction} as Deeplearning4j would use it, and reports rule by rule. For a
 * test:
 *
 * <pre>{@code
 * LossCheck.of(new MyLoss()).withActivation(Activation.SOFTMAX).outputs(5).run().assertPassed();
 * }</pre>
 *
 * <p>The rules, in their order on the card:
 *
 * <ul>
 *   <li>the formula: the gradient is the derivative of {@code computeScore(average = false)}, by
 *       central differences in double precision; the score is the sum, or the mean over the rows,
 *       of {@code computeScoreArray}; {@code computeGradientAndScore} is the two calls; masks per
 *       row and per output; NaN in a masked row; what softmax does not change; wrong outputs cost;
 *       large logits; soft and zero labels;
 *   <li>the arrays: no rows, 'f' order and views, arguments that stay as they were, FLOAT beside
 *       DOUBLE, the same bits again and from eight threads, workspaces, and the time beside {@code
 *       LossMCXENT}, which is information only;
 *   <li>the network: the gradient by each parameter through dense, recurrent and convolutional
 *       output layers; JSON, YAML, {@code ModelSerializer} and Java serialization keep every
 *       option; {@code equals} and {@code hashCode}.
 * </ul>
 *
 * <p>Inputs are random with a fixed seed, so that a card can be repeated; the one that fails is
 * shrunk to the smallest that still does. A rule that does not speak of the loss, or whose input
 * the loss refuses with an exception, is not applicable and says why. A rule that rests on the
 * gradient is not applied to a loss whose gradient is wrong already, so that one mistake is one
 * line; a loss that fails in ordinary calls has that line alone.
 *
 * <p>Immutable. A check takes a second or two.
 */
public final class LossCheck {

  /** Enough classes for most mistakes in their order to show. */
  private static final int DEFAULT_OUTPUTS = 4;

  private static final Rule ORDINARY_CALL = new OrdinaryCallRule();
  private static final Rule GRADIENT = new GradientRule();

  private final ILossFunction loss;
  private final Usage usage;
  private final int outputs;
  private final Rule noRows;

  private LossCheck(ILossFunction loss, Usage usage, int outputs, Rule noRows) {
    this.loss = loss;
    this.usage = usage;
    this.outputs = outputs;
    this.noRows = noRows;
  }

  /**
   * A check of this loss, with 4 outputs. Deeplearning4j's own losses are called with the
   * activation and the labels that they are made for; any other with softmax and one-hot rows.
   */
  public static LossCheck of(ILossFunction loss) {
    return new LossCheck(loss, Usage.of(loss), DEFAULT_OUTPUTS, NoRowsRule.leftOut());
  }

  /** With this activation of the output layer; sigmoid goes with sets of labels. */
  public LossCheck withActivation(Activation activation) {
    return new LossCheck(loss, usage.withActivation(activation), outputs, noRows);
  }

  /** With labels of this kind. */
  public LossCheck withLabels(LabelKind labels) {
    return new LossCheck(loss, usage.withLabels(labels), outputs, noRows);
  }

  /**
   * With so many outputs; a loss with an option per class needs as many.
   *
   * @throws IllegalArgumentException below 2
   */
  public LossCheck outputs(int newOutputs) {
    if (newOutputs < 2) {
      throw new IllegalArgumentException("a check needs at least 2 outputs, not " + newOutputs);
    }
    return new LossCheck(loss, usage, newOutputs, noRows);
  }

  /**
   * With a batch without rows as well. ND4J's softmax of such an array ends the whole JVM, and the
   * check with it, so a loss that takes it needs a JVM of its own for this rule.
   */
  public LossCheck alsoWithoutRows() {
    return new LossCheck(loss, usage, outputs, new NoRowsRule());
  }

  /** Applies every rule. */
  public ReportCard run() {
    Subject subject = new Subject(loss, usage.activation(), usage.labels(), outputs, true);
    List<CardLine> lines = new ArrayList<>();
    lines.add(line(ORDINARY_CALL, subject));
    if (!lines.get(0).failed()) {
      CardLine gradient = line(GRADIENT, subject);
      lines.add(gradient);
      Subject known = subject.withGradientIsRight(!gradient.failed());
      rules().forEach(rule -> lines.add(line(rule, known)));
    }
    return new ReportCard(
        subject.name(), usage.activation().name(), usage.labels().toString(), outputs, lines);
  }

  private static CardLine line(Rule rule, Subject subject) {
    return new CardLine(rule.name(), rule.examine(subject));
  }

  private List<Rule> rules() {
    List<Rule> rules =
        new ArrayList<>(
            List.of(
                new ScoreRule(),
                new BothAtOnceRule(),
                new RowMaskRule(),
                new MaskedArrayRule(),
                new OutputMaskRule(),
                new MaskedNanRule(),
                new WrongOutputsRule(),
                new ClassOrderRule(),
                new ShiftRule(),
                new LargeLogitsRule(),
                LabelsRule.soft(),
                LabelsRule.zero(),
                noRows,
                new LayoutRule(),
                new ArgumentsRule(),
                new FloatRule(),
                new SameBitsRule(),
                new WorkspaceRule()));
    rules.addAll(LayerGradientRule.all());
    rules.addAll(KeepingRule.all());
    rules.add(new EqualsRule());
    rules.add(new TimeRule());
    return rules;
  }
}
