package dev.crossentropy.iris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.crossentropy.data.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file holds Fisher's values (1936), not those of the widespread copy with two wrong rows. */
class IrisDataTest {

  /** Fisher's table prints means with three decimals. */
  private static final double PRINTED = 5e-4;

  private final List<String> lines = lines();

  @Test
  void isFishersTableToTheByte() {
    String rows = lines.stream().skip(1).map(row -> row + "\n").collect(Collectors.joining());
    assertThat(Sha256.of(rows.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("c963159b401f3a844673a6dec6dac21a3c6448f92773975b36b572d1f9a5965d");
  }

  @Test
  void hasTheTwoRowsThatTheWidespreadCopyHasWrong() {
    assertThat(lines.get(35)).isEqualTo("4.9,3.1,1.5,0.2,setosa");
    assertThat(lines.get(38)).isEqualTo("4.9,3.6,1.4,0.1,setosa");
  }

  @ParameterizedTest
  @CsvSource({
    "setosa,     5.006, 3.428, 1.462, 0.246",
    "versicolor, 5.936, 2.770, 4.260, 1.326",
    "virginica,  6.588, 2.974, 5.552, 2.026"
  })
  void hasFishersMeans(String species, double a, double b, double c, double d) {
    assertThat(means(species)).containsExactly(new double[] {a, b, c, d}, within(PRINTED));
  }

  private double[] means(String species) {
    double[] sum = new double[4];
    for (String line : lines) {
      String[] fields = line.split(",", -1);
      if (fields[4].equals(species)) {
        Arrays.setAll(sum, i -> sum[i] + Double.parseDouble(fields[i]) / 50);
      }
    }
    return sum;
  }

  private static List<String> lines() {
    try (InputStream file =
        Objects.requireNonNull(IrisExample.class.getResourceAsStream("/iris.csv"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
