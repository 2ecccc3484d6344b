package dev.crossentropy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crossentropy.training.Run;
import dev.crossentropy.training.checkpoint.RunFolder;
import dev.crossentropy.training.output.OutputClaim;
import dev.crossentropy.training.output.OutputFolder;
import dev.crossentropy.training.plan.RunPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one result of the runs that several commands have trained with {@code --part}. */
@Command(
    name = "merge",
    description = "Makes one result of the parts that commands with --part K/N have trained.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class MergeCommand implements Callable<Integer> {

  private static final String DESCRIPTION = "part.json";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Spec private CommandSpec spec;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "Folder for the result, another one than those of the parts.")
  private Path output;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Output folders of the parts.")
  private List<Path> folders;

  /**
   * What each part says about the whole.
   *
   * @param arguments of the command, without those that differ between parts
   * @param runs files of all parts' runs
   */
  private record Description(List<String> arguments, List<String> runs) {}

  /** Writes beside the runs of a part what its whole is. */
  static void describe(List<String> arguments, RunPlan plan, OutputFolder folder) {
    Description description =
        new Description(
            common(arguments),
            plan.runs().stream().map(Run::key).map(key -> key + RunFolder.FINISHED).toList());
    try {
      folder.write(DESCRIPTION, JSON.writeValueAsBytes(description));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // Lists of text have a form in JSON.
    }
  }

  private static List<String> common(List<String> arguments) {
    List<String> common = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.matches("--(part|output|threads)")) {
        i++; // With its value.
      } else if (!argument.matches("--(part|output|threads)=.*|--resume")) {
        common.add(argument);
      }
    }
    return common;
  }

  @Override
  public Integer call() throws IOException {
    Description whole = description(folders.get(0));
    for (Path folder : folders) {
      if (!description(folder).equals(whole)) {
        throw new IllegalStateException(
            "%s and %s hold parts of different commands; merge parts of one"
                .formatted(folders.get(0), folder));
      }
    }
    try (OutputClaim claim = OutputClaim.of(output)) {
      OutputFolder target = claim.prepare();
      for (String run : whole.runs()) {
        target.write(RunFolder.NAME + "/" + run, Files.readAllBytes(found(run)));
      }
    }
    List<String> arguments = new ArrayList<>(whole.arguments());
    arguments.addAll(List.of("--resume", "--output", output.toString()));
    return spec.parent().commandLine().execute(arguments.toArray(String[]::new));
  }

  private Path found(String run) {
    return folders.stream()
        .map(folder -> folder.resolve(RunFolder.NAME).resolve(run))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s is in none of the folders: name the folders of all parts, and train those that are missing"
                        .formatted(run)));
  }

  private static Description description(Path folder) throws IOException {
    Path file = folder.resolve(DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      throw new IllegalStateException(
          "%s: no such file; expected the output folder of a command with --part".formatted(file));
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), Description.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }
}
