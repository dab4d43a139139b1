package io.danq.sequence.track;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import io.danq.sequence.support.Tabix;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes bedGraph, compressed with bgzip, with a tabix index. A line has contig, start and end,
 * 0-based and half-open, and the value with enough digits to identify the float. Stateless.
 */
public final class BedGraph {
  private BedGraph() {}

  /**
   * Writes the lines of a track.
   *
   * @param contigs as for {@link BigWig#write}
   * @param out takes the text; it is not closed
   * @return the index, a {@code .tbi} file
   * @throws IllegalArgumentException if a contig is longer than 2<sup>29</sup> bases, where a
   *     {@code .tbi} ends
   */
  public static byte[] write(List<TrackContig> contigs, BigWig.Blocks blocks, OutputStream out)
      throws IOException {
    for (TrackContig contig : contigs) {
      if (contig.length() > Tabix.MOST_BASES) {
        throw new IllegalArgumentException(
            "a .tbi ends at base 536,870,912, and " + contig.name() + " is longer");
      }
    }
    TabixIndexCreator index = new TabixIndexCreator(TabixFormat.BED);
    BlockCompressedOutputStream text = new BlockCompressedOutputStream(unclosed(out), (Path) null);
    blocks.forEach(
        block -> {
          TrackSection section = TrackSection.ofBlock(block);
          String contig = contigs.get(section.contig()).name();
          float[] values = section.values();
          for (int bin = 0; bin < values.length; bin++) {
            int start = section.start(bin);
            int end = section.end(bin);
            long position = text.getFilePointer();
            String line = contig + "\t" + start + "\t" + end + "\t" + values[bin] + "\n";
            text.write(line.getBytes(StandardCharsets.UTF_8));
            index.addFeature(new SimpleFeature(contig, start + 1, end), position);
          }
        });
    long end = text.getFilePointer();
    text.close();
    return Tabix.bytes(index, end);
  }

  private static OutputStream unclosed(OutputStream out) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        out.write(value);
      }

      @Override
      public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }
    };
  }
}
