package dev.crossentropy.cli;

import dev.crossentropy.statistics.Comparison;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.execution.TrainingProgress;
import java.io.PrintWriter;

/** How training goes, on standard error: a bar on a terminal, now and then a line elsewhere. */
abstract class ConsoleProgress implements TrainingProgress, AutoCloseable {

  private final PrintWriter err;

  ConsoleProgress(PrintWriter err) {
    this.err = err;
  }

  static ConsoleProgress start(Comparison comparison, PrintWriter err) {
    long examples = comparison.examplesToTrain();
    return Terminal.isInteractive()
        ? new ProgressOnTerminal(err, examples)
        : new ProgressInLog(err, examples, System::nanoTime);
  }

  @Override
  public void resumed(Run run, int epochs, long examples) {
    skip(examples);
    tell(
        "%s: resumed after epoch %d of %d"
            .formatted(run.label(), epochs, run.experiment().training().epochs()));
  }

  /** These examples need not be trained on: they count neither as work nor for the speed. */
  abstract void skip(long examples);

  void tell(String line) {
    err.println(line);
    err.flush();
  }

  @Override
  public void close() {}
}
