package dev.crossentropy.cli.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.EnumSource.Mode.EXCLUDE;

import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.loss.Normalization;
import dev.crossentropy.loss.SmoothingWeights;
import dev.crossentropy.training.NamedLoss;
import dev.crossentropy.training.prediction.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossFMeasure;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossMSE;

class LossResolverTest {

  @Test
  void knowsTheLossesOfTheReadme() {
    List<NamedLoss> losses =
        LossResolver.ofProgram()
            .all("mcxent, cross-entropy,label-smoothing(0.1),focal(2),mse", Task.ONE_CLASS);
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
    List<NamedLoss> losses =
        LossResolver.ofProgram().all("class-weights(1,2,0.5),mcxent", Task.ONE_CLASS);
    assertThat(losses).hasSize(2);
    assertThat(losses.get(0).config()).isEqualTo(Map.of("classWeights", List.of(1.0, 2.0, 0.5)));
  }

  @Test
  void takesEveryOptionOfTheBuildersByName() {
    NamedLoss loss =
        LossResolver.ofProgram()
            .one(
                "cross-entropy(labelSmoothing=0.1, focalGamma=2, classWeights=1:1:5,"
                    + " ignoreIndex=-1:7, smoothingWeights=by-target, normalization=VALID_ROWS)",
                Task.ONE_CLASS);

    assertThat(loss.function())
        .isEqualTo(
            CrossEntropyLoss.builder()
                .labelSmoothing(0.1)
                .focalGamma(2)
                .classWeights(1, 1, 5)
                .ignoreIndex(-1, 7)
                .smoothingWeights(SmoothingWeights.BY_TARGET)
                .normalization(Normalization.VALID_ROWS)
                .build());
    assertThat(loss.name()).isEqualTo(loss.function().toString());
    assertThat(loss.config())
        .containsEntry("classWeights", List.of(1.0, 1.0, 5.0))
        .containsEntry("normalization", "VALID_ROWS");
    assertThat(
            LossResolver.ofProgram()
                .one("binary-cross-entropy(focalGamma=2,focalAlpha=0.25)", Task.LABEL_SET)
                .function())
        .isEqualTo(BinaryCrossEntropyLoss.builder().focalGamma(2).focalAlpha(0.25).build());
  }

  @ParameterizedTest
  @EnumSource(
      value = LossFunction.class,
      mode = EXCLUDE,
      names = {"SPARSE_MCXENT", "XENT"})
  void knowsTheLossesOfDeeplearning4j(LossFunction constant) {
    String typed = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');

    assertThat(LossResolver.names(Task.ONE_CLASS)).contains(typed);
    assertThat(LossResolver.ofProgram().one(typed, Task.ONE_CLASS).function())
        .isInstanceOf(constant.getILossFunction().getClass());
  }

  @Test
  void makesALossOfAClassWithTheArgumentsOfAConstructor() {
    NamedLoss loss =
        LossResolver.ofProgram().one(LossFMeasure.class.getName() + "(2)", Task.ONE_CLASS);

    assertThat(loss.name()).isEqualTo("LossFMeasure(2)");
    assertThat(loss.function()).isEqualTo(new LossFMeasure(2));
    assertThat(
            LossResolver.ofProgram()
                .one(CrossEntropyLoss.class.getName() + "(zLoss=0.1)", Task.ONE_CLASS)
                .function())
        .isEqualTo(CrossEntropyLoss.builder().zLoss(0.1).build());
  }

  @Test
  void compilesASourceFile(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("MyLoss.java");
    Files.writeString(source, MY_LOSS);

    NamedLoss plain = LossResolver.ofProgram().one(source.toString(), Task.ONE_CLASS);
    NamedLoss scaled = LossResolver.ofProgram().one(source + "(0.5)", Task.ONE_CLASS);

    assertThat(plain.name()).isEqualTo("MyLoss");
    assertThat(plain.function()).isInstanceOf(LossMCXENT.class);
    assertThat(scaled.name()).isEqualTo("MyLoss(0.5)");
    assertThat(scaled.function().name()).isEqualTo("scale 0.5");
  }

  @Test
  void findsClassesInAFolder(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("MyLoss.java");
    Files.writeString(source, MY_LOSS);
    String[] javac = {
      "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), source.toString()
    };
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, javac)).isZero();

    assertThat(LossResolver.of(List.of(folder)).one("MyLoss(3)", Task.ONE_CLASS).name())
        .isEqualTo("MyLoss(3)");
    assertThatThrownBy(() -> LossResolver.of(List.of(folder.resolve("none.jar"))))
        .hasMessageStartingWith("there is no jar or folder");
  }

  @Test
  void showsWhatJavacSays(@TempDir Path folder) throws Exception {
    Path source = folder.resolve("Bad.java");
    Files.writeString(source, "public class Bad { int x = \"a\"; }");

    assertThatThrownBy(() -> LossResolver.ofProgram().one(source.toString(), Task.ONE_CLASS))
        .isInstanceOf(CompilationException.class)
        .hasMessageContaining("Bad.java:1: error: incompatible types")
        .hasMessageEndingWith("1 error");
  }

  private static final String MY_LOSS =
      """
      public class MyLoss extends org.nd4j.linalg.lossfunctions.impl.LossMCXENT {
        private final double scale;
        public MyLoss() { this(1); }
        public MyLoss(double scale) { this.scale = scale; }
        @Override public String name() { return "scale " + scale; }
      }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      quoteCharacter = '"',
      value = {
        "foo                 | unknown loss 'foo'; known: cross-entropy(OPTION=…,…),"
            + " label-smoothing(X)",
        "focal               | focal takes one number in parentheses, as in focal(0.1); found 'focal'",
        "focal(two)          | 'focal(two)': focalGamma: 'two' is not a number",
        "mcxent(1,2,3)       | no public constructor of org.nd4j.linalg.lossfunctions.impl.LossMCXENT",
        "java.lang.String    | java.lang.String does not implement",
        "com.example.None    | there is no class com.example.None; --class-path",
        "None.java           | there is no file None.java",
        "binary-xent         | for one label of several classes",
        "sparse-mcxent       | mcxent is the same loss",
        "cross-entropy(labelSmothing=1) | its options: classWeights=X:X:…",
        "cross-entropy(zLoss=1,zLoss=2) | zLoss is given twice",
        "cross-entropy(normalization=all) | 'all' is not one of rows|valid-rows|target-weights",
        "mcxent,mcxent       | LossMCXENT is named twice",
        "focal(2             | 'focal(2' is not a loss",
        "mcxent,             | '' is not a loss",
        "label-smoothing(1)  | labelSmoothing",
        "focal(NaN)          | focalGamma",
      })
  void explainsWhatIsWrong(String typed, String explanation) {
    assertThatThrownBy(() -> LossResolver.ofProgram().all(typed, Task.ONE_CLASS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(explanation);
  }
}
