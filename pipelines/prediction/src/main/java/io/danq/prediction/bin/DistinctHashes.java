package io.danq.prediction.bin;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Counts different hashes in bounded memory. Up to {@value #EXACT} different ones the count is
 * exact. Beyond that the {@value #EXACT} smallest are kept, and the count is the estimate {@code (k
 * - 1) / u}, with {@code u} the k-th smallest hash as a share of all possible ones: a standard
 * error of 3 % (Beyer, Haas, Reinwald, Sismanis and Gemulla 2007). Exact or not, the count does not
 * depend on the order in which hashes arrive or are merged.
 *
 * <p>At most 8 KB. Not thread-safe.
 */
final class DistinctHashes {
  /** The most different hashes that are counted exactly. */
  static final int EXACT = 1024;

  private static final int FIRST_CAPACITY = 4;
  private static final double ALL_HASHES = 0x1p64;

  /** Ascending; the first {@code size} count. */
  private long[] smallest = new long[FIRST_CAPACITY];

  private int size;
  private boolean more;

  /** Adds a hash, each of whose 64 bits is as good as random. */
  void add(long hash) {
    if (size == EXACT && hash > smallest[size - 1]) {
      more = true;
      return;
    }
    int found = Arrays.binarySearch(smallest, 0, size, hash);
    if (found < 0) {
      insert(-found - 1, hash);
    }
  }

  private void insert(int position, long hash) {
    if (size == EXACT) {
      more = true;
      size--;
    } else if (size == smallest.length) {
      smallest = Arrays.copyOf(smallest, Math.min(EXACT, 2 * size));
    }
    System.arraycopy(smallest, position, smallest, position + 1, size - position);
    smallest[position] = hash;
    size++;
  }

  /** Adds the hashes of another count. */
  void addAll(DistinctHashes other) {
    more |= other.more;
    for (int i = 0; i < other.size; i++) {
      add(other.smallest[i]);
    }
  }

  /** How many different hashes there were. */
  long count() {
    if (!more) {
      return size;
    }
    double share = ((double) smallest[size - 1] - Long.MIN_VALUE) / ALL_HASHES;
    return Math.max(EXACT + 1L, Math.round((EXACT - 1) / share));
  }

  void write(DataOutputStream out) throws IOException {
    out.writeBoolean(more);
    out.writeInt(size);
    for (int i = 0; i < size; i++) {
      out.writeLong(smallest[i]);
    }
  }

  static DistinctHashes read(DataInputStream in) throws IOException {
    DistinctHashes read = new DistinctHashes();
    read.more = in.readBoolean();
    read.size = in.readInt();
    read.smallest = new long[Math.max(FIRST_CAPACITY, read.size)];
    for (int i = 0; i < read.size; i++) {
      read.smallest[i] = in.readLong();
    }
    return read;
  }
}
