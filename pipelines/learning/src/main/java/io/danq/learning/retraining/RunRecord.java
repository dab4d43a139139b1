package io.danq.learning.retraining;

import io.danq.sequence.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small file of names and values, a line each, that appears whole. */
final class RunRecord {
  private final Path file;

  RunRecord(Path file) {
    this.file = file;
  }

  /** What the file says; empty where there is none. */
  Optional<Map<String, String>> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Map<String, String> values = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t", 2);
      if (fields.length != 2) {
        throw new IOException(file + " has a line without a value: '" + line + "'");
      }
      values.put(fields[0], fields[1]);
    }
    return Optional.of(values);
  }

  /** Writes the file, or replaces it. */
  void write(Map<String, String> values) throws IOException {
    List<String> lines = new ArrayList<>();
    new TreeMap<>(values)
        .forEach(
            (name, value) ->
                lines.add(name + "\t" + value.replace('\t', ' ').replaceAll("\\R", " ")));
    Files.createDirectories(file.toAbsolutePath().getParent());
    WholeFile.write(file, unfinished -> Files.write(unfinished, lines));
  }
}
