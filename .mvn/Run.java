import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs an example: builds it by Maven if a source or a POM is newer than the last build, and starts
 * Java directly otherwise, with the options that Maven gets from {@code .mvn/jvm.config}.
 *
 * <p>Started from source by {@code ./run} and {@code run.cmd}, in the project's folder.
 */
final class Run {

  private static final Pattern MAIN_CLASS =
      Pattern.compile("<exec\\.mainClass>([^<]+)</exec\\.mainClass>");

  private static final String CLASS_PATH = "target/run.classpath";

  private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 0 || !Files.isRegularFile(Path.of(arguments[0], "pom.xml"))) {
      System.err.println("usage: ./run EXAMPLE [OPTIONS]; the examples are " + examples());
      System.exit(2);
    }
    Path module = Path.of(arguments[0]);
    Matcher main = MAIN_CLASS.matcher(Files.readString(module.resolve("pom.xml")));
    if (!main.find()) {
      System.err.println(module + " has no program; the examples are " + examples());
      System.exit(2);
    }
    Path classPath = module.resolve(CLASS_PATH);
    if (isStale(classPath)) {
      build(module);
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Files.readAllLines(Path.of(".mvn/jvm.config")).stream()
        .filter(option -> !option.contains("jdk.compiler")) // for the checks of the build
        .forEach(command::add);
    command.addAll(
        List.of(
            "-cp",
            module.resolve("target/classes") + System.getProperty("path.separator")
                + Files.readString(classPath).strip(),
            main.group(1)));
    command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
    System.exit(start(command));
  }

  private static String examples() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(""))) {
      return String.join(
          ", ",
          all.map(Path::toString).filter(name -> name.endsWith("-example")).sorted().toList());
    }
  }

  /** Whether a source, a resource or a POM of any module is newer than the last build. */
  private static boolean isStale(Path built) throws IOException {
    if (!Files.exists(built)) {
      return true;
    }
    FileTime last = Files.getLastModifiedTime(built);
    List<Path> roots = new ArrayList<>(List.of(Path.of("pom.xml")));
    try (Stream<Path> modules = Files.list(Path.of(""))) {
      modules
          .filter(module -> Files.exists(module.resolve("pom.xml")))
          .forEach(module -> roots.addAll(
              List.of(module.resolve("pom.xml"), module.resolve("src/main"))));
    }
    for (Path root : roots) {
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : (Iterable<Path>) files::iterator) {
            if (Files.getLastModifiedTime(file).compareTo(last) > 0) {
              return true;
            }
          }
        }
      }
    }
    return false;
  }

  private static void build(Path module) throws IOException, InterruptedException {
    System.err.println("Building " + module + " …");
    Files.deleteIfExists(module.resolve(CLASS_PATH));
    List<String> maven = new ArrayList<>(WINDOWS ? List.of("cmd", "/c") : List.of());
    maven.addAll(
        List.of(
            isThere("mvn") ? "mvn" : WINDOWS ? "mvnw.cmd" : "./mvnw",
            "-q",
            "-pl",
            module.toString(),
            "compile",
            "dependency:build-classpath",
            "-Dmdep.outputFile=" + CLASS_PATH));
    int exitCode = start(maven);
    if (exitCode != 0 || !Files.exists(module.resolve(CLASS_PATH))) {
      System.err.println("The build failed; see above.");
      System.exit(exitCode == 0 ? 1 : exitCode);
    }
  }

  private static boolean isThere(String command) {
    return Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
        .anyMatch(
            folder -> Files.exists(Path.of(folder, command))
                || Files.exists(Path.of(folder, command + ".cmd")));
  }

  private static int start(List<String> command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
