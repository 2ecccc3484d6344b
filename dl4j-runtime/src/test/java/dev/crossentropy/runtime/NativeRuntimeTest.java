package dev.crossentropy.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.runtime.NativeSetting.Decision;
import dev.crossentropy.runtime.layer.OneDnn;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** Libraries load once per process, so that most of these need a process of their own. */
class NativeRuntimeTest {

  private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxPhysicalBytes";

  private static final String NATIVE_SHAPES =
      "shapeinfoprovider=org.nd4j.linalg.cpu.nativecpu.DirectShapeInfoProvider";

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no setenv there")
  void settlesAllSettingsBeforeAnythingLoads() {
    assertThat(inNewProcess(List.of(), Map.of(), Prepared.class))
        .contains(
            "OMP_WAIT_POLICY=PASSIVE (set)",
            MAX_PHYSICAL_BYTES + "=0 (set)",
            "shapeinfoprovider=dev.crossentropy.runtime.ShapeCache (set)",
            "opexec=dev.crossentropy.runtime.SliceCache (set)",
            "limit 0",
            "shapes ShapeCache",
            "operations SliceCache");
  }

  @Test
  void keepsWhatTheUserHasSet() {
    assertThat(
            inNewProcess(
                List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=8G", "-D" + NATIVE_SHAPES),
                Map.of("OMP_WAIT_POLICY", "ACTIVE"),
                Prepared.class))
        .contains(
            "OMP_WAIT_POLICY=ACTIVE (kept, set by the user)",
            "org.bytedeco.javacpp.maxphysicalbytes=8G (kept, set by the user)",
            NATIVE_SHAPES + " (kept, set by the user)",
            "shapes DirectShapeInfoProvider",
            "limit " + (8L << 30));
  }

  @Test
  void keepsALimitOnMemoryOfAnotherName() {
    assertThat(
            inNewProcess(
                List.of("-Dorg.bytedeco.javacpp.maxbytes=6G"),
                Map.of("GOMP_SPINCOUNT", "100"),
                Prepared.class))
        .contains(
            "GOMP_SPINCOUNT=100 (kept, set by the user)",
            "org.bytedeco.javacpp.maxbytes=6G (kept, set by the user)")
        .doesNotContain("limit 0");
  }

  @Test
  void saysWhenItIsTooLate() {
    assertThat(inNewProcess(List.of(), Map.of(), TooLate.class))
        .anyMatch(line -> line.startsWith(MAX_PHYSICAL_BYTES) && line.contains("loaded already"))
        .contains("shapes DirectShapeInfoProvider")
        .doesNotContain("limit 0");
  }

  @Test
  void decidesOnce() {
    List<NativeSetting> first = NativeRuntime.prepare();

    assertThat(NativeRuntime.prepare()).isSameAs(first).isSameAs(NativeRuntime.settings());
    assertThat(first)
        .extracting(NativeSetting::decision)
        .doesNotContainNull()
        .hasSize(4)
        .isSubsetOf(Decision.values());
  }

  @Test
  void changesNoResult() {
    assertThat(inNewProcess(List.of(), Map.of(), TrainedPrepared.class))
        .isEqualTo(inNewProcess(List.of(), Map.of(), Trained.class))
        .hasSize(1);
  }

  @Test
  void namesTheKernelsInUse() {
    assertThat(NativeRuntime.blas())
        .startsWith("OpenBLAS ")
        .hasSizeGreaterThan("OpenBLAS".length());
  }

  @Test
  void namesWhatComputesConvolutions() {
    assertThat(NativeRuntime.convolutions())
        .isEqualTo(OneDnn.isBuiltIn() ? "patches (oneDNN is switched off)" : "patches (no oneDNN)");
  }

  @Test
  void limitsTheCallingThreadToOneNativeThread() {
    NativeRuntime.useOneThread();

    assertThat(NativeRuntime.threads()).isEqualTo(1);
  }

  /** What a program sees that prepares first. */
  static final class Prepared {

    public static void main(String[] args) {
      report();
    }

    static void report() {
      NativeRuntime.prepare().forEach(System.out::println);
      System.out.println("limit " + Pointer.maxPhysicalBytes());
      System.out.println("shapes " + Nd4j.getShapeInfoProvider().getClass().getSimpleName());
      System.out.println("operations " + Nd4j.getExecutioner().getClass().getSimpleName());
    }
  }

  /** What a program sees that uses ND4J before it prepares. */
  static final class TooLate {

    public static void main(String[] args) {
      Nd4j.getBackend();
      Prepared.report();
    }
  }

  /** Trains in a fresh process and prints the parameters. */
  static final class Trained {

    public static void main(String[] args) {
      NativeRuntime.useOneThread();
      MultiLayerNetwork network = new LeanNetwork(configuration());
      network.init();
      INDArray features = Nd4j.rand(DataType.FLOAT, 60, 4);
      INDArray labels = Nd4j.zeros(DataType.FLOAT, 60, 3);
      for (int i = 0; i < 60; i++) {
        labels.putScalar(i, i % 3, 1);
      }
      for (int i = 0; i < 20; i++) {
        network.fit(features, labels);
      }
      System.out.println(Arrays.toString(network.params().toFloatVector()));
    }

    private static MultiLayerConfiguration configuration() {
      Nd4j.getRandom().setSeed(1);
      return new NeuralNetConfiguration.Builder()
          .seed(1)
          .updater(new Nesterovs(0.05, 0.9))
          .list()
          .layer(new DenseLayer.Builder().nIn(4).nOut(16).activation(Activation.TANH).build())
          .layer(
              new OutputLayer.Builder(new LossMCXENT())
                  .nIn(16)
                  .nOut(3)
                  .activation(Activation.SOFTMAX)
                  .build())
          .build();
    }
  }

  /** The same, prepared. */
  static final class TrainedPrepared {

    public static void main(String[] args) {
      NativeRuntime.prepare();
      Trained.main(args);
    }
  }

  private static List<String> inNewProcess(
      List<String> options, Map<String, String> environment, Class<?> program) {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.matches("(OMP|GOMP|KMP)_.*"));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output.lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
