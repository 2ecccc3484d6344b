package dev.crossentropy.training.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A {@link Checkpoint} as bytes: what a training has been through as JSON, beside its numbers. */
final class CheckpointFile {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private static final String HISTORY = "history.json";
  private static final String PARAMETERS = "parameters.bin";
  private static final String UPDATER_STATE = "updaterState.bin";
  private static final String BEST_PARAMETERS = "bestParameters.bin";

  private CheckpointFile() {}

  static byte[] write(Checkpoint checkpoint) {
    try {
      return ZipEntries.write(
          Map.of(
              HISTORY, JSON.writeValueAsBytes(checkpoint.history()),
              PARAMETERS, checkpoint.parameters(),
              UPDATER_STATE, checkpoint.updaterState(),
              BEST_PARAMETERS, checkpoint.bestParameters()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // A record of numbers has a form in JSON.
    }
  }

  static Checkpoint read(byte[] bytes) throws IOException {
    Map<String, byte[]> entries =
        ZipEntries.read(bytes, Set.of(HISTORY, PARAMETERS, UPDATER_STATE, BEST_PARAMETERS));
    return new Checkpoint(
        JSON.readValue(bytes(entries, HISTORY), Checkpoint.History.class),
        bytes(entries, PARAMETERS),
        bytes(entries, UPDATER_STATE),
        bytes(entries, BEST_PARAMETERS));
  }

  private static byte[] bytes(Map<String, byte[]> entries, String name) {
    return Objects.requireNonNull(entries.get(name));
  }
}
