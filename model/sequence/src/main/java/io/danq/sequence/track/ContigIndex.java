package io.danq.sequence.track;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The B+ tree of a bigWig file: names, numbers and lengths of its contigs (Kent et al., 2010,
 * supplement, tables 8 to 11). Stateless.
 */
final class ContigIndex {
  private static final int MAGIC = 0x78CA8C91;
  private static final int VALUE_BYTES = 8;
  private static final int HEADER_BYTES = 32;
  private static final int NODE_BYTES = 4;

  /** The most items of a node. */
  private static final int ITEMS = 256;

  private ContigIndex() {}

  /**
   * The tree as stored in a file.
   *
   * @param contigs sorted by the bytes of their names; their numbers are their places here
   * @param at where the tree begins in the file
   */
  static byte[] toBytes(List<TrackContig> contigs, long at) {
    List<byte[]> keys = new ArrayList<>();
    int keyBytes = 1;
    for (TrackContig contig : contigs) {
      keys.add(contig.name().getBytes(StandardCharsets.UTF_8));
      keyBytes = Math.max(keyBytes, keys.get(keys.size() - 1).length);
    }
    int items = Math.max(1, Math.min(ITEMS, contigs.size()));
    LittleEndian out = new LittleEndian(HEADER_BYTES + contigs.size() * (keyBytes + VALUE_BYTES));
    out.u32(MAGIC).u32(items).u32(keyBytes).u32(VALUE_BYTES).u64(contigs.size()).u64(0);

    int itemBytes = keyBytes + VALUE_BYTES;
    int nodeBytes = NODE_BYTES + items * itemBytes;
    List<Integer> spans = new ArrayList<>(); // contigs below an item of each level, the root first
    int span = 1;
    spans.add(span);
    while ((long) span * items < contigs.size()) {
      span *= items;
      spans.add(0, span);
    }
    long nextLevel = at + HEADER_BYTES;
    for (int level = 0; level < spans.size(); level++) {
      int below = spans.get(level);
      boolean leaf = below == 1;
      int perNode = below * items;
      int nodes = Math.max(1, (contigs.size() + perNode - 1) / perNode);
      nextLevel += (long) nodes * nodeBytes;
      long child = nextLevel;
      for (int node = 0; node < nodes; node++) {
        int first = node * perNode;
        int last = Math.min(contigs.size(), first + perNode);
        int count = (last - first + below - 1) / below;
        out.u8(leaf ? 1 : 0).u8(0).u16(count);
        for (int item = first; item < last; item += below) {
          out.raw(Arrays.copyOf(keys.get(item), keyBytes));
          if (leaf) {
            out.u32(item).u32(contigs.get(item).length());
          } else {
            out.u64(child);
            child += nodeBytes;
          }
        }
        out.zeros((items - count) * itemBytes);
      }
    }
    return out.toBytes();
  }
}
