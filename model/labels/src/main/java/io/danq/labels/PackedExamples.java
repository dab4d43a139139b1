package io.danq.labels;

import io.danq.sequence.Nucleotide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Examples in memory: two bits a base, a bit set where there is an N, and a bit a label; some 400
 * bytes for a window of 1000 bases and 690 labels. Immutable once built.
 */
public final class PackedExamples implements Examples {
  private static final byte[] BASES = {'A', 'C', 'G', 'T'};
  private static final int PER_BYTE = 4;

  private final int windowLength;
  private final int columns;
  private final List<byte[]> packed;
  private final List<BitSet> unknown; // no positions where the window has no N
  private final List<BitSet> labels;

  private PackedExamples(Builder builder) {
    windowLength = builder.windowLength;
    columns = builder.columns;
    packed = List.copyOf(builder.packed);
    unknown = List.copyOf(builder.unknown);
    labels = List.copyOf(builder.labels);
  }

  /**
   * Reads all windows that are left of a file.
   *
   * @throws IOException if the file cannot be read or is damaged
   */
  public static PackedExamples read(LabelledWindows windows) throws IOException {
    Builder builder = new Builder(windows.windowLength(), windows.columns());
    for (Optional<LabelledWindow> window = windows.next();
        window.isPresent();
        window = windows.next()) {
      builder.add(window.get().bases(), window.get().labels());
    }
    return builder.build();
  }

  /** Collects examples one by one; not thread-safe. */
  public static final class Builder {
    private static final BitSet NONE = new BitSet(0);

    private final int windowLength;
    private final int columns;
    private final List<byte[]> packed = new ArrayList<>();
    private final List<BitSet> unknown = new ArrayList<>();
    private final List<BitSet> labels = new ArrayList<>();

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
     * Adds a window, which is copied.
     *
     * @param bases in ASCII, as {@link Nucleotide} reads them
     * @param positives the label columns that are positive
     * @throws IllegalArgumentException if the window has another length or a byte that is no base,
     *     or a label another column
     */
    public Builder add(byte[] bases, BitSet positives) {
      if (bases.length != windowLength || positives.length() > columns) {
        throw new IllegalArgumentException(
            "window "
                + packed.size()
                + " has "
                + bases.length
                + " bases and labels up to column "
                + (positives.length() - 1)
                + ", needs "
                + windowLength
                + " and less than "
                + columns);
      }
      byte[] pairs = new byte[(windowLength + PER_BYTE - 1) / PER_BYTE];
      BitSet others = new BitSet(0);
      for (int i = 0; i < windowLength; i++) {
        int base = Nucleotide.code(bases[i]);
        if (base == Nucleotide.INVALID) {
          throw new IllegalArgumentException(
              "window " + packed.size() + " has byte " + bases[i] + " at " + i + ": no base");
        }
        if (base == Nucleotide.AMBIGUOUS) {
          others.set(i);
        } else {
          pairs[i / PER_BYTE] |= (byte) (base << (2 * (i % PER_BYTE)));
        }
      }
      packed.add(pairs);
      unknown.add(others.isEmpty() ? NONE : others);
      labels.add((BitSet) positives.clone());
      return this;
    }

    /** What was added so far. */
    public PackedExamples build() {
      return new PackedExamples(this);
    }
  }

  @Override
  public int count() {
    return packed.size();
  }

  @Override
  public int windowLength() {
    return windowLength;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public void bases(int example, byte[] into) {
    byte[] pairs = packed.get(example);
    for (int i = 0; i < windowLength; i++) {
      into[i] = BASES[(pairs[i / PER_BYTE] >> (2 * (i % PER_BYTE))) & 3];
    }
    BitSet others = unknown.get(example);
    for (int i = others.nextSetBit(0); i >= 0; i = others.nextSetBit(i + 1)) {
      into[i] = 'N';
    }
  }

  @Override
  public BitSet labels(int example) {
    return labels.get(example);
  }
}
