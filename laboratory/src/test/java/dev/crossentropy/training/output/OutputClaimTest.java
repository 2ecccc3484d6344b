package dev.crossentropy.training.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OutputClaimTest {

  /** What a child process runs: claims a folder, says so with one byte, and keeps it. */
  static final class Child {

    public static void main(String[] arguments) throws Exception {
      try (OutputClaim claim = OutputClaim.of(Path.of(arguments[0]))) {
        System.out.write(claim.prepare().path().getNameCount());
        System.out.flush();
        System.in.read();
      }
    }
  }

  @TempDir Path folder;

  @Test
  void refusesAFolderThatAnotherProcessHoldsUntilThatOneIsKilled() throws Exception {
    Process child = startedChild();
    try {
      assertRefused();
      assertRefused();
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertFree();
  }

  @Test
  void aProcessThatEndsReleasesItsClaim() throws Exception {
    Process child = startedChild();
    child.getOutputStream().close();
    assertThat(child.waitFor()).isZero();
    assertFree();
  }

  @Test
  void refusesASecondClaimOfTheSameProcessAndKeepsTheFirst() throws Exception {
    try (OutputClaim first = OutputClaim.of(folder)) {
      assertThat(first.prepare().path()).isEqualTo(folder);
      assertRefused();
      assertThat(child().waitFor()).as("exit code of a child that finds it claimed").isEqualTo(1);
    }
    assertFree();
  }

  @Test
  void recognisesTheFolderUnderAnotherName() {
    try (OutputClaim first = OutputClaim.of(folder)) {
      Path other = first.prepare().path().resolve("below/..");
      assertThat(folder.resolve("below").toFile().mkdir()).isTrue();
      assertThatThrownBy(() -> OutputClaim.of(other)).isInstanceOf(OutputException.class);
    }
  }

  @Test
  void leavesHalfWrittenFilesOfTheHolderAlone() throws Exception {
    Process child = startedChild();
    try {
      Path half = Files.writeString(folder.resolve("result.json.unfinished"), "{");
      assertRefused();
      assertThat(half).exists();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private void assertRefused() {
    assertThatThrownBy(() -> OutputClaim.of(folder))
        .isInstanceOf(OutputException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("is in use")
        .hasMessageContaining("Wait")
        .hasMessageContaining("--output");
  }

  private void assertFree() {
    try (OutputClaim claim = OutputClaim.of(folder)) {
      assertThat(claim.prepare().path()).isEqualTo(folder);
    }
  }

  private Process startedChild() throws IOException, URISyntaxException {
    Process child = child();
    assertThat(child.getInputStream().read()).as("the child's claim").isPositive();
    return child;
  }

  private Process child() throws IOException, URISyntaxException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes(OutputClaim.class) + File.pathSeparator + classes(Child.class),
            Child.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static Path classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
