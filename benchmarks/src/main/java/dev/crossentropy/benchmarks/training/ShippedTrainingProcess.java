package dev.crossentropy.benchmarks.training;

import dev.crossentropy.benchmarks.Turn;
import dev.crossentropy.runtime.NativeRuntime;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * A {@link TrainingStep} as a user of Deeplearning4j gets it, apart from the one native thread.
 * Takes a {@link Turn} for each byte of its standard input, and writes it to its standard output.
 * Ends with its input.
 */
final class ShippedTrainingProcess {
  static final byte TURN = '\n';

  private ShippedTrainingProcess() {}

  public static void main(String... arguments) throws IOException {
    DataInputStream requests = new DataInputStream(System.in);
    DataOutputStream turns = new DataOutputStream(System.out);
    // whatever a library prints must not come between two turns
    System.setOut(System.err);
    NativeRuntime.useOneThread();
    TrainingStep step =
        TrainingStep.ofDeeplearning4j(Network.valueOf(arguments[0]), new LossMCXENT());
    while (requests.read() == TURN) {
      Turn turn = Turn.of(step::fit);
      turns.writeLong(turn.calls());
      turns.writeLong(turn.nanos());
      turns.flush();
    }
  }
}
