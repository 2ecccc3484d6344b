package dev.crossentropy.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.factory.Nd4j;

class PredictionsFileTest {

  private static final List<String> CLASSES = List.of("a, b", "c");
  private static final List<String> LABELS = List.of("cough", "fever");

  private static Predictions classes() {
    return Predictions.of(
        Task.ONE_CLASS,
        new int[] {7, 12},
        Nd4j.createFromArray(new float[][] {{0.1f, 2}, {1, -3}}),
        Nd4j.createFromArray(new float[][] {{1, 0}, {1, 0}}));
  }

  @Test
  void namesRowsAndClasses() throws IOException {
    assertThat(unzipped(PredictionsFile.write(classes(), CLASSES)).lines())
        .first()
        .isEqualTo("row,actual,predicted,confidence,loss");
    assertThat(unzipped(PredictionsFile.write(classes(), CLASSES)))
        .contains("7,\"a, b\",c,0.86")
        .contains("12,\"a, b\",\"a, b\",0.98");
  }

  @Test
  void hasAColumnForEachLabel() throws IOException {
    assertThat(unzipped(PredictionsFile.write(PredictionsTest.sets(), LABELS)).lines())
        .first()
        .isEqualTo(
            "row,confidence,loss,actual:cough,actual:fever,predicted:cough,predicted:fever,"
                + "probability:cough,probability:fever");
    assertThat(unzipped(PredictionsFile.write(PredictionsTest.sets(), LABELS)))
        .containsPattern("\n8,0\\.56\\d*,1\\.67\\d*,1,1,0,1,0\\.25\\d*,0\\.75\\d*");
  }

  @Test
  void readsWhatItWrote() throws IOException {
    requireEqual(read(PredictionsFile.write(classes(), CLASSES), Task.ONE_CLASS), classes());
    requireEqual(
        read(PredictionsFile.write(PredictionsTest.sets(), LABELS), Task.LABEL_SET),
        PredictionsTest.sets());
  }

  private static void requireEqual(Predictions found, Predictions expected) {
    assertThat(found).usingRecursiveComparison().isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "'7,', 'x,', line 2 is not understood",
    "',c,', ',d,', line 2 is not understood",
    "'row,', 'number,', expected the header",
    "'12,', '12,13,', "
  })
  void refusesWhatItDidNotWrite(String from, String to, String problem) throws IOException {
    byte[] changed =
        zipped(unzipped(PredictionsFile.write(classes(), CLASSES)).replaceFirst(from, to));
    assertThatThrownBy(() -> read(changed, Task.ONE_CLASS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(problem == null ? "" : problem);
  }

  @Test
  void refusesHalfAFile() {
    byte[] bytes = PredictionsFile.write(classes(), CLASSES);
    for (int length : new int[] {0, 1, 12, bytes.length - 5}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(bytes, length), Task.ONE_CLASS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("gzip");
    }
  }

  private static Predictions read(byte[] bytes, Task task) throws IOException {
    return PredictionsFile.read(
        new ByteArrayInputStream(bytes), task, task == Task.ONE_CLASS ? CLASSES : LABELS);
  }

  private static String unzipped(byte[] bytes) throws IOException {
    try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(zip.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
