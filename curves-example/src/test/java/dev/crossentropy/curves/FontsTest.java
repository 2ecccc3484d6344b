package dev.crossentropy.curves;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FontsTest {

  /** In a process of its own, since Java looks for fonts once, and where fontconfig says. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void saysWhatToInstallOnAMachineWithoutFonts(@TempDir Path folder) throws Exception {
    Process java = withoutFonts(folder);
    assertThat(java.waitFor(1, TimeUnit.MINUTES)).isTrue();

    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(java.exitValue()).as(said).isZero();
    assertThat(said)
        .contains("no PNG files: Java finds no fonts")
        .contains("apt-get install fontconfig fonts-dejavu-core");
    assertThat(folder.resolve("curves/index.html")).exists();
  }

  private static Process withoutFonts(Path folder) throws IOException {
    Path noFonts =
        Files.writeString(folder.resolve("fonts.conf"), "<?xml version=\"1.0\"?><fontconfig/>");
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Duser.home=" + folder,
            "dev.crossentropy.curves.CurvesExample",
            "--output",
            folder.resolve("curves").toString());
    java.environment().put("FONTCONFIG_FILE", noFonts.toString());
    java.environment().put("XDG_CACHE_HOME", folder.toString());
    return java.redirectErrorStream(true).start();
  }
}
