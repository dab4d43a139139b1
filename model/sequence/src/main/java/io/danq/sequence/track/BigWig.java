package io.danq.sequence.track;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a bigWig file, version 4, with deflated blocks and zoom levels (Kent et al., "BigWig and
 * BigBed", Bioinformatics 26, 2204, 2010; the supplement has every field). The blocks are read
 * twice: first for the index and the zoom levels, which the file's header points to, then to be
 * copied. So the file can be written to any stream, from start to end, and only its zoom levels
 * need memory: 26 MB for a human genome in bins of 200 bases. Stateless.
 */
public final class BigWig {
  private static final int MAGIC = 0x888FFC26;
  private static final int VERSION = 4;
  private static final int HEADER_BYTES = 64;
  private static final int ZOOM_HEADER_BYTES = 24;
  private static final int SUMMARY_BYTES = 40;
  private static final int COUNT_BYTES = 4;

  /**
   * Number of bins in a stretch of the first zoom level; the stretches of each further level are
   * four times as long.
   */
  private static final int FIRST_ZOOM_BINS = 20;

  private static final int ZOOM_FACTOR = 4;
  private static final int MOST_ZOOMS = 10;

  private BigWig() {}

  /** The blocks of a track, which can be read again and again. */
  @FunctionalInterface
  public interface Blocks {
    /** Passes on what {@link TrackSection#toBlock} made, in order of contig number and start. */
    void forEach(Action action) throws IOException;

    /** Takes a block. */
    @FunctionalInterface
    interface Action {
      /** Takes a block that it does not change. */
      void accept(byte[] block) throws IOException;
    }
  }

  /**
   * Writes a file.
   *
   * @param contigs of the genome, sorted by the bytes of their names; sections have their numbers
   * @param step bases of a bin
   * @throws IllegalArgumentException if the blocks are not in order, or a bin ends beyond its
   *     contig
   */
  public static void write(List<TrackContig> contigs, int step, Blocks blocks, OutputStream out)
      throws IOException {
    Look look = new Look(contigs, step);
    blocks.forEach(look::add);
    look.finish();

    long contigIndexAt =
        HEADER_BYTES + (long) ZOOM_HEADER_BYTES * look.zooms.size() + SUMMARY_BYTES;
    byte[] contigIndex = ContigIndex.toBytes(contigs, contigIndexAt);
    long dataAt = contigIndexAt + contigIndex.length;
    long firstBlock = dataAt + COUNT_BYTES;
    long indexAt = firstBlock + look.index.dataBytes();
    byte[] index = look.index.toBytes(firstBlock, indexAt, TrackSection.MOST_VALUES);

    LittleEndian head = new LittleEndian((int) contigIndexAt);
    head.u32(MAGIC).u16(VERSION).u16(look.zooms.size());
    head.u64(contigIndexAt).u64(dataAt).u64(indexAt).u16(0).u16(0).u64(0);
    head.u64(contigIndexAt - SUMMARY_BYTES).u32(bufferBytes()).u64(0);
    List<byte[]> zoomIndices = new ArrayList<>();
    long next = indexAt + index.length;
    for (ZoomLevel zoom : look.zooms) {
      long zoomBlock = next + COUNT_BYTES;
      long zoomIndexAt = zoomBlock + zoom.index().dataBytes();
      zoomIndices.add(zoom.index().toBytes(zoomBlock, zoomIndexAt, ZoomLevel.PER_BLOCK));
      head.u32(zoom.reduction()).u32(0).u64(next).u64(zoomIndexAt);
      next = zoomIndexAt + zoomIndices.get(zoomIndices.size() - 1).length;
    }
    Summary all = look.summary;
    boolean none = all.bases == 0;
    head.u64(all.bases).f64(none ? 0 : all.least).f64(none ? 0 : all.most);
    head.f64(all.sum).f64(all.sumOfSquares);

    out.write(head.toBytes());
    out.write(contigIndex);
    out.write(new LittleEndian(COUNT_BYTES).u32(look.index.blocks()).toBytes());
    blocks.forEach(out::write);
    out.write(index);
    for (int i = 0; i < look.zooms.size(); i++) {
      ZoomLevel zoom = look.zooms.get(i);
      out.write(new LittleEndian(COUNT_BYTES).u32(zoom.records()).toBytes());
      for (byte[] block : zoom.blocks()) {
        out.write(block);
      }
      out.write(zoomIndices.get(i));
    }
    out.write(new LittleEndian(COUNT_BYTES).u32(MAGIC).toBytes());
  }

  /** The most bytes of a block before compression. */
  private static int bufferBytes() {
    return Math.max(
        TrackSection.bytes(TrackSection.MOST_VALUES), ZoomLevel.PER_BLOCK * ZoomLevel.RECORD_BYTES);
  }

  /** What the first pass over the blocks finds. */
  private static final class Look {
    private final List<TrackContig> contigs;
    private final BlockIndex index = new BlockIndex();
    private final Summary summary = new Summary();
    private final List<ZoomLevel> zooms = new ArrayList<>();
    private int contig = -1;
    private int end;

    Look(List<TrackContig> contigs, int step) {
      this.contigs = contigs;
      long longest = contigs.stream().mapToInt(TrackContig::length).max().orElse(0);
      long reduction = (long) step * FIRST_ZOOM_BINS;
      while (zooms.size() < MOST_ZOOMS && (zooms.isEmpty() || reduction < longest)) {
        zooms.add(new ZoomLevel(reduction));
        reduction *= ZOOM_FACTOR;
      }
    }

    void add(byte[] block) {
      TrackSection section = TrackSection.ofBlock(block);
      check(section);
      index.add(section.contig(), section.start(), section.contig(), section.end(), block.length);
      float[] values = section.values();
      for (int bin = 0; bin < values.length; bin++) {
        summary.add(values[bin], section.span());
        for (ZoomLevel zoom : zooms) {
          zoom.add(section.contig(), section.start(bin), section.end(bin), values[bin]);
        }
      }
    }

    private void check(TrackSection section) {
      boolean behind =
          section.contig() > contig || (section.contig() == contig && section.start() >= end);
      if (!behind) {
        throw new IllegalArgumentException(
            "a section of "
                + contigs.get(section.contig()).name()
                + " begins at "
                + section.start()
                + ", before the end of the one before it");
      }
      TrackContig its = contigs.get(section.contig());
      if (section.end() > its.length()) {
        throw new IllegalArgumentException(
            "a bin of "
                + its.name()
                + " ends at "
                + section.end()
                + ", the contig at "
                + its.length());
      }
      contig = section.contig();
      end = section.end();
    }

    void finish() {
      zooms.forEach(ZoomLevel::finish);
    }
  }
}
