package io.danq.sequence.track;

import java.util.ArrayList;
import java.util.List;

/**
 * Summaries of a track over stretches of equal length, for browsers that show a large part of a
 * genome (Kent et al., 2010, supplement, table 19). A stretch without values has no summary. Not
 * thread-safe.
 */
final class ZoomLevel {
  /** Bytes of a summary: contig, start, end, bases, and four numbers. */
  static final int RECORD_BYTES = 32;

  /** The most summaries of a block. */
  static final int PER_BLOCK = 512;

  private final long reduction;
  private int records;
  private final List<byte[]> blocks = new ArrayList<>();
  private final BlockIndex index = new BlockIndex();
  private LittleEndian block = new LittleEndian(PER_BLOCK * RECORD_BYTES);
  private int inBlock;

  private Summary summary = new Summary();
  private int contig = -1;
  private long stretch;
  private int start;
  private int end;

  private int blockContig;
  private int blockStart;
  private int blockEndContig;
  private int blockEnd;

  /**
   * A level.
   *
   * @param reduction bases of a stretch
   */
  ZoomLevel(long reduction) {
    this.reduction = reduction;
  }

  /** Bases of a stretch as written to the file, at most {@link Integer#MAX_VALUE}. */
  int reduction() {
    return (int) Math.min(Integer.MAX_VALUE, reduction);
  }

  /** Adds a bin, which may overlap several stretches. Bins must come in order. */
  void add(int inContig, int binStart, int binEnd, float value) {
    int from = binStart;
    while (from < binEnd) {
      long of = from / reduction;
      int to = (int) Math.min(binEnd, (of + 1) * reduction);
      if (inContig != contig || of != stretch) {
        endStretch();
        contig = inContig;
        stretch = of;
        start = from;
      }
      summary.add(value, to - from);
      end = to;
      from = to;
    }
  }

  private void endStretch() {
    if (summary.bases == 0) {
      return;
    }
    if (inBlock == 0) {
      blockContig = contig;
      blockStart = start;
    }
    blockEndContig = contig;
    blockEnd = end;
    block.u32(contig).u32(start).u32(end).u32((int) summary.bases);
    block.f32((float) summary.least).f32((float) summary.most);
    block.f32((float) summary.sum).f32((float) summary.sumOfSquares);
    records++;
    summary = new Summary();
    if (++inBlock == PER_BLOCK) {
      endBlock();
    }
  }

  private void endBlock() {
    if (inBlock == 0) {
      return;
    }
    byte[] compressed = Zlib.compress(block.toBytes());
    blocks.add(compressed);
    index.add(blockContig, blockStart, blockEndContig, blockEnd, compressed.length);
    block = new LittleEndian(PER_BLOCK * RECORD_BYTES);
    inBlock = 0;
  }

  /** Ends the level: no more bins follow. */
  void finish() {
    endStretch();
    endBlock();
  }

  /** How many summaries there are. */
  int records() {
    return records;
  }

  /** The blocks, compressed. */
  List<byte[]> blocks() {
    return blocks;
  }

  /** The index of the stretches of the genome that the blocks cover. */
  BlockIndex index() {
    return index;
  }
}
