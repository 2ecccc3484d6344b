package dev.crossentropy.cli.owndata;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MavenSelectionTest {

  private static final String[] NAMES = {"comparison", "cross-entropy-comparison"};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[comparison]]",
        "[[./comparison]]",
        "[[iris-example, comparison]]",
        "[[:cross-entropy-comparison]]",
        "[[dev.crossentropy:cross-entropy-comparison]]",
        "[[+comparison]]"
      })
  void findsTheModuleByAnyOfItsNames(String selected) {
    assertThat(MavenSelection.isIn(selected, NAMES)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[[iris-example]]", "[[]]", "[[!comparison]]", "[[my-comparison]]"})
  void staysOutWhereAnotherModuleIsMeant(String selected) {
    assertThat(MavenSelection.isIn(selected, NAMES)).isFalse();
  }

  @Test
  void runsOutsideMaven() {
    assertThat(MavenSelection.isIn(null, NAMES)).isTrue();
  }
}
