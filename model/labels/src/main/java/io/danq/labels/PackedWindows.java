package io.danq.labels;

import io.danq.sequence.Nucleotide;
import io.danq.sequence.TwoBitBases;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Labelled windows in memory, to be read in any order. A window of 1000 bases and 690 labels takes
 * about 400 bytes; places on the genome are not kept. Immutable and thread-safe.
 */
public final class PackedWindows {
  private final int windowLength;
  private final int columns;
  private final List<Row> rows;

  /** A window, or its reverse complement. Both share the same bases and labels. */
  private record Row(TwoBitBases bases, BitSet labels, boolean isReversed) {
    Row reversed() {
      return new Row(bases, labels, !isReversed);
    }
  }

  private PackedWindows(int windowLength, int columns, List<Row> rows) {
    this.windowLength = windowLength;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads the windows that a reader has left.
   *
   * @param windows read to the end; stays open
   * @throws IOException if the file cannot be read or is damaged
   */
  public static PackedWindows read(LabelledWindows windows) throws IOException {
    Builder builder = new Builder(windows.windowLength(), windows.columns());
    for (Optional<LabelledWindow> window = windows.next();
        window.isPresent();
        window = windows.next()) {
      builder.add(window.get());
    }
    return builder.build();
  }

  /** Collects windows one by one; not thread-safe. */
  public static final class Builder {
    private final int windowLength;
    private final int columns;
    private final List<Row> rows = new ArrayList<>();

    /**
     * An empty collection.
     *
     * @param windowLength bases of every window, at least 1
     * @param columns labels of every window, at least 1
     */
    public Builder(int windowLength, int columns) {
      if (windowLength < 1 || columns < 1) {
        throw new IllegalArgumentException(
            "windowLength and columns must be at least 1, were " + windowLength + ", " + columns);
      }
      this.windowLength = windowLength;
      this.columns = columns;
    }

    /**
     * Adds a copy of a window.
     *
     * @throws IllegalArgumentException if the window has another length, a byte that is not a base,
     *     or a label in a column that does not exist
     */
    public Builder add(LabelledWindow window) {
      byte[] bases = window.bases();
      BitSet labels = window.labels();
      if (bases.length != windowLength || labels.length() > columns) {
        throw new IllegalArgumentException(
            "window "
                + rows.size()
                + " has "
                + bases.length
                + " bases and labels up to column "
                + (labels.length() - 1)
                + ", needs "
                + windowLength
                + " and less than "
                + columns);
      }
      try {
        rows.add(new Row(TwoBitBases.pack(bases), (BitSet) labels.clone(), false));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "window " + rows.size() + " has a bad base: " + e.getMessage(), e);
      }
      return this;
    }

    /** The windows that were added so far. */
    public PackedWindows build() {
      return new PackedWindows(windowLength, columns, List.copyOf(rows));
    }
  }

  /** Number of windows. */
  public int count() {
    return rows.size();
  }

  /** Number of bases in a window. */
  public int windowLength() {
    return windowLength;
  }

  /** Number of labels of a window. */
  public int columns() {
    return columns;
  }

  /**
   * Reads a window's bases.
   *
   * @param window 0 to {@code count() - 1}
   * @param into one byte per base; receives A, C, G, T or N in ASCII
   */
  public void bases(int window, byte[] into) {
    Row row = rows.get(window);
    row.bases().unpack(into);
    if (row.isReversed()) {
      System.arraycopy(Nucleotide.reverseComplement(into), 0, into, 0, into.length);
    }
  }

  /**
   * A window's labels.
   *
   * @param window 0 to {@code count() - 1}
   * @return the columns that are positive; not to be changed
   */
  public BitSet labels(int window) {
    return rows.get(window).labels();
  }

  /**
   * Some of these windows; nothing is copied.
   *
   * @param from the first
   * @param to one past the last
   * @throws IndexOutOfBoundsException if there are no such windows
   */
  public PackedWindows range(int from, int to) {
    return new PackedWindows(windowLength, columns, rows.subList(from, to));
  }

  /** These windows, followed by their reverse complements with the same labels. */
  public PackedWindows withReverseComplements() {
    List<Row> both = new ArrayList<>(Math.multiplyExact(2, rows.size()));
    both.addAll(rows);
    rows.forEach(row -> both.add(row.reversed()));
    return new PackedWindows(windowLength, columns, both);
  }

  /** Reads these windows one after the other, from the first. */
  public LabelledWindows reader() {
    return new PackedReader(this);
  }
}
