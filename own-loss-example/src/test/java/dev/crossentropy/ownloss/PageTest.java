package dev.crossentropy.ownloss;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of docs/write-your-own-loss.md is the code of this module. */
class PageTest {

  private static final Path PAGE = Path.of("../docs/write-your-own-loss.md");
  private static final Path MAIN = Path.of("src/main/java/dev/crossentropy/ownloss");
  private static final Path TEST = Path.of("src/test/java/dev/crossentropy/ownloss");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private static List<String> blocks() throws IOException {
    return JAVA.matcher(Files.readString(PAGE)).results().map(PageTest::content).toList();
  }

  private static String content(MatchResult block) {
    return block.group(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TextbookCrossEntropy", "SameDiffCrossEntropy"})
  void showsTheWholeLoss(String name) throws IOException {
    assertThat(blocks()).contains(fromClassOn(MAIN.resolve(name + ".java")));
  }

  @Test
  void showsTheTest() throws IOException {
    assertThat(blocks()).contains(fromClassOn(TEST.resolve("TextbookCrossEntropyTest.java")));
  }

  @Test
  void showsNoOtherCode() throws IOException {
    assertThat(blocks()).hasSize(3);
  }

  @Test
  void triesTheFlowersOfTheIrisExample() throws IOException {
    Path flowers = Path.of("src/main/resources/iris.csv");
    Path original = Path.of("../iris-example").resolve(flowers);

    assertThat(flowers).hasSameBinaryContentAs(original);
  }

  /** A file without package, imports and Javadoc. */
  private static String fromClassOn(Path file) throws IOException {
    String source = Files.readString(file);
    return source.substring(
        Pattern.compile("^(public )?(final )?class", Pattern.MULTILINE)
            .matcher(source)
            .results()
            .findFirst()
            .orElseThrow()
            .start());
  }
}
