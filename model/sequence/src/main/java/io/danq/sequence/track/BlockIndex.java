package io.danq.sequence.track;

import java.util.ArrayList;
import java.util.List;

/**
 * The R-tree of a bigWig file: which stretches of the genome its blocks of data cover (Kent et al.,
 * Bioinformatics 26, 2204, 2010, supplement, tables 14 to 17). Not thread-safe.
 */
final class BlockIndex {
  private static final int MAGIC = 0x2468ACE0;
  private static final int HEADER_BYTES = 48;
  private static final int NODE_BYTES = 4;
  private static final int LEAF_ITEM_BYTES = 32;
  private static final int INNER_ITEM_BYTES = 24;

  /** The most children of a node. */
  private static final int CHILDREN = 256;

  private final List<Block> blocks = new ArrayList<>();

  /**
   * A block of data, or a node of the tree.
   *
   * @param offset where it begins: of a block, counted from the first block; of a node, in the file
   * @param size in bytes
   */
  private record Block(
      int startContig, int start, int endContig, int end, long offset, long size) {}

  /**
   * Adds a block. Blocks must come in the order of the genome and follow one another in the file.
   */
  void add(int startContig, int start, int endContig, int end, int size) {
    blocks.add(new Block(startContig, start, endContig, end, dataBytes(), size));
  }

  int blocks() {
    return blocks.size();
  }

  /** Bytes of all blocks, which follow one another. */
  long dataBytes() {
    if (blocks.isEmpty()) {
      return 0;
    }
    Block last = blocks.get(blocks.size() - 1);
    return last.offset + last.size;
  }

  /**
   * The index as stored in a file.
   *
   * @param data where the first block begins in the file
   * @param at where the index begins in the file
   * @param itemsPerBlock the most items of a block
   */
  byte[] toBytes(long data, long at, int itemsPerBlock) {
    List<List<Block>> levels = levels(at);
    LittleEndian out = new LittleEndian(1 << 12);
    Block all = levels.get(0).get(0);
    out.u32(MAGIC).u32(CHILDREN).u64(blocks.size());
    out.u32(all.startContig).u32(all.start).u32(all.endContig).u32(all.end);
    out.u64(at).u32(itemsPerBlock).u32(0);
    for (int level = 1; level < levels.size(); level++) {
      boolean leaf = level == levels.size() - 1;
      writeNodes(levels.get(level), leaf, leaf ? data : 0, out);
    }
    return out.toBytes();
  }

  /**
   * The nodes level by level, from the root to the blocks. The offsets are those of the nodes that
   * the items of a level represent.
   */
  private List<List<Block>> levels(long at) {
    List<Integer> counts = new ArrayList<>(); // of nodes, the lowest level first
    int nodes = blocks.size();
    do {
      nodes = Math.max(1, (nodes + CHILDREN - 1) / CHILDREN);
      counts.add(nodes);
    } while (nodes > 1);
    long[] starts = new long[counts.size()]; // of levels, the lowest first
    long next = at + HEADER_BYTES;
    for (int level = counts.size() - 1; level >= 0; level--) {
      starts[level] = next;
      next += (long) counts.get(level) * nodeBytes(level == 0);
    }
    List<List<Block>> levels = new ArrayList<>();
    levels.add(blocks);
    List<Block> below = blocks;
    for (int level = 0; level < counts.size(); level++) {
      List<Block> parents = new ArrayList<>();
      for (int first = 0; first < Math.max(1, below.size()); first += CHILDREN) {
        List<Block> children = below.subList(first, Math.min(below.size(), first + CHILDREN));
        long offset = starts[level] + parents.size() * (long) nodeBytes(level == 0);
        parents.add(spanning(children, offset, nodeBytes(level == 0)));
      }
      levels.add(0, parents);
      below = parents;
    }
    return levels;
  }

  private static int nodeBytes(boolean leaf) {
    return NODE_BYTES + CHILDREN * (leaf ? LEAF_ITEM_BYTES : INNER_ITEM_BYTES);
  }

  private static Block spanning(List<Block> blocks, long offset, long size) {
    if (blocks.isEmpty()) {
      return new Block(0, 0, 0, 0, offset, size);
    }
    Block first = blocks.get(0);
    Block last = blocks.get(blocks.size() - 1);
    return new Block(first.startContig, first.start, last.endContig, last.end, offset, size);
  }

  private static void writeNodes(List<Block> items, boolean leaf, long shift, LittleEndian out) {
    for (int first = 0; first < Math.max(1, items.size()); first += CHILDREN) {
      List<Block> children = items.subList(first, Math.min(items.size(), first + CHILDREN));
      out.u8(leaf ? 1 : 0).u8(0).u16(children.size());
      for (Block child : children) {
        out.u32(child.startContig).u32(child.start).u32(child.endContig).u32(child.end);
        out.u64(shift + child.offset);
        if (leaf) {
          out.u64(child.size);
        }
      }
      int item = leaf ? LEAF_ITEM_BYTES : INNER_ITEM_BYTES;
      out.zeros((CHILDREN - children.size()) * item);
    }
  }
}
