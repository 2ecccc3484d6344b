package dev.crossentropy.ownloss;

import dev.crossentropy.check.LossCheck;
import dev.crossentropy.cli.ExampleLauncher;
import dev.crossentropy.cli.Terminal;
import dev.crossentropy.iris.IrisExample;
import picocli.CommandLine.Command;

/**
 * A loss of one's own, checked and then tried on Iris beside {@code LossMCXENT} and {@code
 * CrossEntropyLoss}.
 */
@Command(
    name = "own-loss-example",
    description = "Trains a softmax network on Fisher's 150 Iris flowers under a loss of your own.",
    subcommands = CheckCommand.class)
public final class OwnLossExample extends IrisExample {

  public static void main(String... args) {
    if (args.length == 0) {
      System.out.print(LossCheck.of(new TextbookCrossEntropy()).run().toText(Terminal.columns()));
    }
    ExampleLauncher.main(new OwnLossExample(), args);
  }

  @Override
  protected String defaultLosses() {
    return super.defaultLosses() + "," + TextbookCrossEntropy.class.getName();
  }
}
