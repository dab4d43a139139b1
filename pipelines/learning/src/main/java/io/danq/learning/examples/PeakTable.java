package io.danq.learning.examples;

import io.danq.network.bundle.BundleException;
import io.danq.network.bundle.Target;
import io.danq.network.bundle.TargetTable;
import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A target table with a column {@code peaks} that names each target's file: absolute, with a
 * scheme, or relative to the table.
 *
 * @param targets the targets in the order of their labels
 * @param peaks the files of the targets, in the same order
 */
public record PeakTable(List<Target> targets, List<PeakSource> peaks) {
  private static final String COLUMN = "peaks";

  /** Keeps copies. */
  public PeakTable {
    targets = List.copyOf(targets);
    peaks = List.copyOf(peaks);
  }

  /**
   * Reads a table.
   *
   * @throws BundleException if the file is not a target table, has no column {@code peaks}, or a
   *     target has no file
   */
  public static PeakTable read(Path file) throws IOException {
    List<Target> targets = TargetTable.read(file);
    Tsv table = Tsv.parse(Files.readAllLines(file));
    OptionalInt column = table.column(COLUMN);
    if (column.isEmpty()) {
      throw new BundleException(
          file + " has no column " + COLUMN + ", which names the peak file of each target");
    }
    List<PeakSource> peaks = new ArrayList<>();
    for (Tsv.Row row : table.rows()) {
      int position = column.getAsInt();
      if (row.cells().size() <= position || row.cells().get(position).isBlank()) {
        throw new BundleException(file + " line " + row.line() + " names no peak file");
      }
      peaks.add(new PeakSource(peaks.size(), resolve(file, row.cells().get(position).strip())));
    }
    return new PeakTable(targets, peaks);
  }

  private static String resolve(Path table, String file) {
    return file.contains("://") ? file : table.resolveSibling(file).toString();
  }
}
