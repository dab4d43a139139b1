package io.danq.network.bundle;

import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.math.BigDecimal;
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
 * order. The optional columns {@code danq_roc_auc} and {@code danq_pr_auc} hold what DanQ's authors
 * report: 0 to 1, or {@code NA}. Other columns are ignored.
 */
public final class TargetTable {
  private static final List<String> COLUMNS = List.of("index", "cell_type", "assay", "treatment");
  private static final List<String> PUBLISHED = List.of("danq_roc_auc", "danq_pr_auc");
  private static final String MISSING = "NA";

  /** The largest table, in bytes; one with 919 targets has 60,000. */
  static final long MAX_BYTES = 64L << 20;

  private TargetTable() {}

  /**
   * Reads a table.
   *
   * @throws BundleException if the table is too large, not UTF-8 or lacks a column, or if a line is
   *     too short, or its index is not a whole number of at least 0 or a duplicate
   */
  public static List<Target> read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new BundleException(
          file + " is larger than " + MAX_BYTES + " bytes, too large for a target table");
    }
    return parse(file.toString(), lines(file));
  }

  /**
   * Reads a table that is in memory.
   *
   * @param file its name in messages
   * @throws BundleException as {@link #read}
   */
  public static List<Target> parse(String file, String text) throws BundleException {
    return parse(file, text.lines().toList());
  }

  private static List<Target> parse(String file, List<String> lines) throws BundleException {
    if (lines.isEmpty()) {
      throw new BundleException(file + " is empty; a target table starts with a header");
    }
    Tsv table = Tsv.parse(lines);
    List<String> header = table.header();
    int[] columns = new int[COLUMNS.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = header.indexOf(COLUMNS.get(i));
      if (columns[i] < 0) {
        throw new BundleException(
            file + " has no column " + COLUMNS.get(i) + "; its header is " + header);
      }
    }
    int[] published = PUBLISHED.stream().mapToInt(header::indexOf).toArray();
    List<Target> targets = new ArrayList<>();
    Set<Integer> indices = new HashSet<>();
    for (Tsv.Row row : table.rows()) {
      String place = file + " line " + row.line();
      Target target = parse(place, row.cells(), columns, published);
      if (!indices.add(target.index())) {
        throw new BundleException(place + ": index " + target.index() + " appears twice");
      }
      targets.add(target);
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

  private static Target parse(String place, List<String> fields, int[] columns, int[] published)
      throws BundleException {
    int needed = Math.max(last(columns), last(published)) + 1;
    if (fields.size() < needed) {
      throw new BundleException(place + " has " + fields.size() + " columns, needs " + needed);
    }
    int index;
    try {
      index = Integer.parseInt(fields.get(columns[0]).strip());
    } catch (NumberFormatException e) {
      throw new BundleException(
          place + ": index '" + fields.get(columns[0]) + "' is not a number", e);
    }
    PublishedScores scores =
        new PublishedScores(area(place, fields, published, 0), area(place, fields, published, 1));
    try {
      return new Target(
          index, fields.get(columns[1]), fields.get(columns[2]), fields.get(columns[3]), scores);
    } catch (IllegalArgumentException e) {
      throw new BundleException(place + ": " + e.getMessage(), e);
    }
  }

  private static int last(int[] columns) {
    return Arrays.stream(columns).max().orElseThrow();
  }

  /** A published figure; NaN where the table has no such column or no figure. */
  private static double area(String place, List<String> fields, int[] published, int which)
      throws BundleException {
    String text = published[which] < 0 ? MISSING : fields.get(published[which]).strip();
    if (text.isEmpty() || text.equals(MISSING)) {
      return Double.NaN;
    }
    double area;
    try {
      area = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      area = Double.NaN;
    }
    if (!(area >= 0 && area <= 1)) {
      throw new BundleException(
          place + ": " + PUBLISHED.get(which) + " must be 0 to 1 or NA, was '" + text + "'");
    }
    return area;
  }

  /**
   * The table as text, in the form that {@link #read} accepts. It has columns for published figures
   * only if there are any.
   */
  public static String format(List<Target> targets) {
    boolean published = targets.stream().anyMatch(t -> !t.published().equals(PublishedScores.NONE));
    List<String> header = new ArrayList<>(COLUMNS);
    header.addAll(published ? PUBLISHED : List.of());
    StringBuilder text = new StringBuilder(Tsv.line(header));
    for (Target t : targets) {
      List<Object> cells =
          new ArrayList<>(List.of(t.index(), t.cellType(), t.assay(), t.treatment()));
      if (published) {
        cells.add(format(t.published().rocAuc()));
        cells.add(format(t.published().prAuc()));
      }
      text.append(Tsv.line(cells));
    }
    return text.toString();
  }

  private static String format(double area) {
    return Double.isNaN(area) ? MISSING : BigDecimal.valueOf(area).toPlainString();
  }
}
