package dev.crossentropy.training.checkpoint;

import dev.crossentropy.training.Run;
import dev.crossentropy.training.TrainedRun;
import dev.crossentropy.training.output.Checksummed;
import dev.crossentropy.training.output.OutputException;
import dev.crossentropy.training.output.OutputFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs as files in the folder {@code runs} of the output folder: {@code NAME.run} for one that has
 * ended, {@code NAME.checkpoint} for one in the middle. Each is a zip after its SHA-256, and says
 * which run it belongs to.
 */
public final class RunFolder implements Checkpoints, KeptRuns {

  public static final String NAME = "runs";

  public static final String FINISHED = ".run";
  private static final String UNFINISHED = ".checkpoint";

  /** The most that an interruption costs; trainings of seconds keep nothing but their end. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final OutputFolder output;
  private final Duration interval;
  private final AtomicInteger inputs = new AtomicInteger();
  private final Map<String, Long> lastKept = new ConcurrentHashMap<>();

  public RunFolder(OutputFolder output) {
    this(output, INTERVAL);
  }

  /**
   * @param interval at least so long between two checkpoints of a run
   */
  RunFolder(OutputFolder output, Duration interval) {
    this.output = output;
    this.interval = interval;
  }

  @Override
  public Optional<TrainedRun> finished(Run run) {
    return read(run, FINISHED)
        .map(bytes -> parsed(run, FINISHED, () -> RunFile.read(run, id(run), bytes)));
  }

  @Override
  public void keep(Run run, TrainedRun trained) {
    write(run, FINISHED, RunFile.write(run, id(run), trained));
    try {
      Files.deleteIfExists(file(run, UNFINISHED));
    } catch (IOException e) {
      throw new OutputException(file(run, UNFINISHED), "cannot be removed", e);
    }
  }

  @Override
  public Optional<Checkpoint> latest(Run run) {
    return read(run, UNFINISHED)
        .map(bytes -> parsed(run, UNFINISHED, () -> CheckpointFile.read(bytes)));
  }

  @Override
  public void keep(Run run, Checkpoint checkpoint) {
    long now = System.nanoTime();
    Long last = lastKept.putIfAbsent(run.key(), now);
    boolean due = last == null ? interval.isZero() : now - last >= interval.toNanos();
    if (due) {
      lastKept.put(run.key(), now);
      write(run, UNFINISHED, CheckpointFile.write(checkpoint));
    }
  }

  /** All runs of a folder have one experiment, and its inputs cost a split to find out. */
  private String id(Run run) {
    int known = inputs.updateAndGet(value -> value > 0 ? value : run.experiment().inputs());
    return run.id(known);
  }

  private Path file(Run run, String ending) {
    return output.path().resolve(NAME).resolve(run.key() + ending);
  }

  private void write(Run run, String ending, byte[] content) {
    output.write(NAME + "/" + run.key() + ending, Checksummed.of(content));
  }

  private Optional<byte[]> read(Run run, String ending) {
    Path file = file(run, ending);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(parsed(run, ending, () -> Checksummed.content(Files.readAllBytes(file))));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private <T> T parsed(Run run, String ending, Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s: the file %s cannot be read (%s). Delete it to train that network from the start; --resume goes on with the others."
              .formatted(run.label(), file(run, ending), e.getMessage()),
          e);
    }
  }

  /** Whether an interrupted command has left none. */
  public boolean isEmpty() {
    return files().isEmpty();
  }

  /**
   * Makes sure that nothing here belongs to another command, whose work would be lost.
   *
   * @throws ForeignCheckpointException if something does
   */
  public void requireOnly(List<Run> plan) {
    Set<String> keys = plan.stream().map(Run::key).collect(Collectors.toSet());
    for (Path file : files()) {
      String name = file.getFileName().toString();
      if (!keys.contains(name.replaceFirst("\\.(run|checkpoint)$", ""))) {
        throw new ForeignCheckpointException(file);
      }
    }
  }

  /** Removes all runs: before a training from the start, and once their result is written. */
  public void clear() {
    try {
      for (Path file : files()) {
        Files.delete(file);
      }
      Files.deleteIfExists(output.path().resolve(NAME));
    } catch (IOException e) {
      throw new OutputException(output.path().resolve(NAME), "cannot be removed", e);
    }
  }

  private List<Path> files() {
    Path folder = output.path().resolve(NAME);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new OutputException(folder, "cannot be listed", e);
    }
  }
}
