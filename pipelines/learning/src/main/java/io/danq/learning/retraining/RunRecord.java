package io.danq.learning.retraining;

import io.danq.sequence.disk.WholeFile;
import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small file with one name and value per line. It appears only when it is complete. */
final class RunRecord {
  private final Path file;

  RunRecord(Path file) {
    this.file = file;
  }

  /** The values in the file; empty if it does not exist. */
  Optional<Map<String, String>> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      List<String> fields = Tsv.cells(line);
      if (fields.size() != 2) {
        throw new IOException(file + " has a line without a value: '" + line + "'");
      }
      values.put(fields.get(0), fields.get(1));
    }
    return Optional.of(values);
  }

  /** Writes or replaces the file. */
  void write(Map<String, String> values) throws IOException {
    StringBuilder lines = new StringBuilder();
    new TreeMap<>(values).forEach((name, value) -> lines.append(Tsv.line(name, value)));
    Files.createDirectories(file.toAbsolutePath().getParent());
    WholeFile.write(file, unfinished -> Files.writeString(unfinished, lines));
  }
}
