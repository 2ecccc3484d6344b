package dev.crossentropy.ownloss;

import dev.crossentropy.check.LossCheck;
import dev.crossentropy.check.call.LabelKind;
import dev.crossentropy.check.card.ReportCard;
import dev.crossentropy.cli.console.Terminal;
import dev.crossentropy.cli.losses.LossResolver;
import dev.crossentropy.training.prediction.Task;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A report card for any loss. */
@Command(
    name = "check",
    description = "Examines a loss rule by rule; exits with 1 if a rule is broken.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "LOSS",
      description =
          "As in --losses: mcxent, cross-entropy(labelSmoothing=0.1), com.example.MyLoss(0.7) or"
              + " MyLoss.java.")
  private String loss;

  @Option(
      names = "--activation",
      paramLabel = "NAME",
      description =
          "Activation of the output layer (default: what DL4J's losses are made for, sigmoid for"
              + " binary losses, else softmax).")
  private @Nullable Activation activation;

  @Option(
      names = "--labels",
      paramLabel = "KIND",
      description = "What labels the loss takes, one of ${COMPLETION-CANDIDATES}.")
  private @Nullable LabelKind labels;

  @Option(
      names = "--outputs",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Number of classes; a loss with class weights needs as many (default: ${DEFAULT-VALUE}).")
  private int outputs;

  @Option(
      names = "--no-rows",
      description =
          "Also try a batch without rows, at which ND4J's softmax ends the program without a word.")
  private boolean noRows;

  @Option(
      names = "--class-path",
      paramLabel = "JAR",
      hideParamSyntax = true,
      split = "${sys:path.separator}",
      description = "Jars and folders with losses of yours, as java takes them.")
  private @Nullable List<Path> classPath;

  @Option(names = "--json", description = "Print the card as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ReportCard card = quietly(check());
    out.print(json ? card.toJson() + "\n" : card.toText(Terminal.columns()));
    out.flush();
    return card.passed() ? 0 : 1;
  }

  /** SameDiff writes to standard output, where the card alone belongs. */
  private static ReportCard quietly(LossCheck check) {
    PrintStream out = System.out;
    System.setOut(System.err);
    try {
      return check.run();
    } finally {
      System.setOut(out);
    }
  }

  private LossCheck check() {
    try {
      LossCheck check = resolved().outputs(outputs);
      if (activation != null) {
        check = check.withActivation(activation);
      }
      if (labels != null) {
        check = check.withLabels(labels);
      }
      return noRows ? check.alsoWithoutRows() : check;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** A name of the catalogue is a loss for one class or for several labels, and says which. */
  private LossCheck resolved() {
    LossResolver resolver =
        classPath == null ? LossResolver.ofProgram() : LossResolver.of(classPath);
    try {
      return LossCheck.of(resolver.one(loss, Task.ONE_CLASS).function());
    } catch (IllegalArgumentException forClasses) {
      try {
        ILossFunction binary = resolver.one(loss, Task.LABEL_SET).function();
        return LossCheck.of(binary).withActivation(Activation.SIGMOID);
      } catch (IllegalArgumentException forLabels) {
        throw forClasses;
      }
    }
  }
}
