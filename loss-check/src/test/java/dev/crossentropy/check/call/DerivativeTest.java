package dev.crossentropy.check.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.check.call.Derivative.Gap;
import dev.crossentropy.loss.CrossEntropyLoss;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossL1;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class DerivativeTest {

  @Test
  void findsTheGradientThatAssumesLabelsOfSumOne() {
    Batch batch = new Batch(new double[][] {{1, 2, 3}}, new double[][] {{0.5, 0, 0}});

    assertThat(Derivative.firstGap(softmax(new CrossEntropyLoss()), batch)).isNull();
    Gap gap = Derivative.firstGap(softmax(new LossMCXENT()), batch);
    assertThat(gap).isNotNull();
    assertThat(gap.place()).isEqualTo("gradient[0, 0]");
    assertThat(Numbers.textBeside(gap.gradient(), gap.derivative())).isEqualTo("-0.40997");
    assertThat(Numbers.textBeside(gap.derivative(), gap.gradient())).isEqualTo("-0.45498");
  }

  @Test
  void saysNothingAtAKink() {
    Subject absolute = new Subject(new LossL1(), Activation.IDENTITY, LabelKind.NUMBERS, 2, true);
    Batch kink = new Batch(new double[][] {{1, 3}}, new double[][] {{1, 1}});

    assertThat(Derivative.firstGap(absolute, kink)).isNull();
  }

  private static Subject softmax(ILossFunction loss) {
    return new Subject(loss, Activation.SOFTMAX, LabelKind.ONE_HOT, 3, true);
  }
}
