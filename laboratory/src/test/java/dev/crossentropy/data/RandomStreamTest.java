package dev.crossentropy.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.crossentropy.data.RandomStream.Purpose;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

  @Test
  void givesTheNumbersOfTheJdk() {
    for (long seed = -3; seed < 3; seed++) {
      RandomStream stream = new RandomStream(seed);
      SplittableRandom expected = new SplittableRandom(seed);
      for (int i = 1; i < 1000; i++) {
        assertThat(stream.nextInt(i)).isEqualTo(expected.nextInt(i));
        assertThat(stream.nextInt(Integer.MAX_VALUE))
            .isEqualTo(expected.nextInt(Integer.MAX_VALUE));
        assertThat(stream.nextLong()).isEqualTo(expected.nextLong());
        assertThat(stream.nextDouble()).isEqualTo(expected.nextDouble());
      }
    }
  }

  @Test
  void splitsAsTheJdkDoes() {
    for (long seed = 0; seed < 100; seed++) {
      assertThat(RandomStream.of(Purpose.EPOCH, seed).nextLong())
          .isEqualTo(new SplittableRandom(seed).split().nextLong());
    }
  }

  @Test
  void givesEachPurposeNumbersOfItsOwn() {
    Set<Long> first =
        Arrays.stream(Purpose.values())
            .map(purpose -> RandomStream.of(purpose, 1).nextLong())
            .collect(Collectors.toSet());
    assertThat(first).hasSize(Purpose.values().length);
  }

  @Test
  void permutesAllNumbers() {
    assertThat(new RandomStream(7).permutation(50))
        .doesNotHaveDuplicates()
        .hasSize(50)
        .contains(49);
  }
}
