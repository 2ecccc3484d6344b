package dev.crossentropy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class LossCatalogTest {

  @Test
  void knowsTheLossesOfTheReadme() {
    List<NamedLoss> losses =
        LossCatalog.parse(
            "mcxent, cross-entropy,label-smoothing(0.1),focal(2),mse", Task.ONE_CLASS);
    assertThat(losses)
        .extracting(NamedLoss::name)
        .containsExactly(
            "LossMCXENT",
            "CrossEntropyLoss",
            "CrossEntropyLoss(labelSmoothing=0.1)",
            "CrossEntropyLoss(focalGamma=2.0)",
            "LossMSE");
    assertThat(losses)
        .extracting(NamedLoss::function)
        .containsExactly(
            new LossMCXENT(),
            new CrossEntropyLoss(),
            CrossEntropyLoss.builder().labelSmoothing(0.1).build(),
            CrossEntropyLoss.builder().focalGamma(2).build(),
            new LossMSE());
  }

  @Test
  void keepsCommasInsideParentheses() {
    List<NamedLoss> losses = LossCatalog.parse("class-weights(1,2,0.5),mcxent", Task.ONE_CLASS);
    assertThat(losses).hasSize(2);
    assertThat(losses.get(0).config()).isEqualTo(Map.of("classWeights", List.of(1.0, 2.0, 0.5)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "foo                 | unknown loss 'foo'; known: mcxent, cross-entropy,"
            + " label-smoothing(X)",
        "focal               | focal takes one number in parentheses, as in focal(0.1); found 0",
        "focal(two)          | 'focal(two)': 'two' is not a number",
        "mcxent(1)           | mcxent takes no number in parentheses; found [1.0]",
        "mcxent,mcxent       | LossMCXENT is named twice",
        "focal(2             | 'focal(2' is not a loss",
        "mcxent,             | '' is not a loss",
        "label-smoothing(1)  | labelSmoothing",
        "focal(NaN)          | focalGamma",
      })
  void explainsWhatIsWrong(String typed, String explanation) {
    assertThatThrownBy(() -> LossCatalog.parse(typed, Task.ONE_CLASS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(explanation);
  }
}
