package io.danq.bundle;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes target tables: tab-separated, with a header that names at least {@code index},
 * {@code cell_type}, {@code assay} and {@code treatment}, one line per output in the network's
 * order.
 */
public final class TargetTable {
  private static final List<String> COLUMNS = List.of("index", "cell_type", "assay", "treatment");
  private static final long MAX_BYTES = 64L << 20;

  private TargetTable() {}

  /**
   * Reads a table.
   *
   * @throws BundleException if the table is too large, not UTF-8, lacks a column, or a line is
   *     short, has an index that is no number or one that stood before
   */
  public static List<Target> read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new BundleException(file + " is larger than " + MAX_BYTES + " bytes: no target table");
    }
    List<String> lines = lines(file);
    if (lines.isEmpty()) {
      throw new BundleException(file + " is empty; a target table starts with a header");
    }
    List<String> header = Arrays.asList(lines.get(0).split("\t", -1));
    int[] columns = new int[COLUMNS.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = header.indexOf(COLUMNS.get(i));
      if (columns[i] < 0) {
        throw new BundleException(
            file + " has no column " + COLUMNS.get(i) + "; its header is " + header);
      }
    }
    List<Target> targets = new ArrayList<>();
    Set<Integer> indices = new HashSet<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Target target = parse(file, i + 1, lines.get(i).split("\t", -1), columns);
        if (!indices.add(target.index())) {
          throw new BundleException(
              file + " line " + (i + 1) + ": index " + target.index() + " stands there twice");
        }
        targets.add(target);
      }
    }
    return List.copyOf(targets);
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).lines().toList();
    } catch (CharacterCodingException e) {
      throw new BundleException(file + " is not UTF-8 text", e);
    }
  }

  private static Target parse(Path file, int line, String[] fields, int[] columns)
      throws BundleException {
    int needed = Arrays.stream(columns).max().orElseThrow() + 1;
    if (fields.length < needed) {
      throw new BundleException(
          file + " line " + line + " has " + fields.length + " columns, needs " + needed);
    }
    try {
      return new Target(
          Integer.parseInt(fields[columns[0]].strip()),
          fields[columns[1]],
          fields[columns[2]],
          fields[columns[3]]);
    } catch (NumberFormatException e) {
      throw new BundleException(
          file + " line " + line + ": index '" + fields[columns[0]] + "' is not a number", e);
    }
  }

  /** The table as text, as {@link #read} takes it. */
  static String format(List<Target> targets) {
    StringBuilder text = new StringBuilder(String.join("\t", COLUMNS)).append('\n');
    for (Target t : targets) {
      text.append(t.index()).append('\t').append(t.cellType()).append('\t');
      text.append(t.assay()).append('\t').append(t.treatment()).append('\n');
    }
    return text.toString();
  }
}
