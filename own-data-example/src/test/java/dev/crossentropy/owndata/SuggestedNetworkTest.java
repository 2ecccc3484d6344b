package dev.crossentropy.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.loss.BinaryCrossEntropyLoss;
import dev.crossentropy.loss.CrossEntropyLoss;
import dev.crossentropy.training.NetworkRequest;
import dev.crossentropy.training.prediction.Task;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.lossfunctions.ILossFunction;

class SuggestedNetworkTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Task.class)
  void printsCodeThatCompilesIntoTheNetworkThatWasTrained(Task task) throws Exception {
    SuggestedNetwork network = new SuggestedNetwork(task, 7, 3, List.of(16, 8));
    ILossFunction loss =
        task == Task.ONE_CLASS ? new CrossEntropyLoss() : BinaryCrossEntropyLoss.builder().build();
    MultiLayerConfiguration trained = network.configure(new NetworkRequest(loss, 5, 0.25, 7, 3));
    assertThat(compiled(network.code(5, 0.25)).toJson()).isEqualTo(trained.toJson());
  }

  private MultiLayerConfiguration compiled(String code) throws Exception {
    Path source = Files.writeString(folder.resolve("Network.java"), code);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            folder.toString(),
            "-proc:none",
            source.toString());
    assertThat(compiler.run(null, null, null, options.toArray(String[]::new))).isZero();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
      Method configuration = loader.loadClass("Network").getDeclaredMethod("configuration");
      configuration.setAccessible(true);
      return (MultiLayerConfiguration) configuration.invoke(null);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,2,16", "8,3,16", "9,2,32", "20,2,64", "3,40,128", "784,10,256"})
  void growsWithTheLargerSideOfTheNetwork(int inputs, int outputs, int hidden) {
    assertThat(SuggestedNetwork.hidden(inputs, outputs)).containsExactly(hidden);
  }

  @Test
  void trainsFewExamplesOftenAndManyRarely() {
    assertThat(SuggestedTraining.of(100))
        .hasToString(
            "ExampleDefaults[seeds=5, epochs=100, batchSize=32, learningRate=0.003, earlyStopping=0]");
    assertThat(SuggestedTraining.of(10_000))
        .hasToString(
            "ExampleDefaults[seeds=5, epochs=64, batchSize=128, learningRate=0.003, earlyStopping=0]");
    assertThat(SuggestedTraining.of(950_000))
        .hasToString(
            "ExampleDefaults[seeds=3, epochs=3, batchSize=256, learningRate=0.003, earlyStopping=0]");
  }
}
