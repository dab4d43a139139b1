package io.danq.learning.examples;

import io.danq.sequence.GenomicInterval;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CustomCoder;

/** Coders of the elements that travel between workers. */
final class Coders {
  private Coders() {}

  /** Target, contig, start, end. */
  static final class PeakCoder extends CustomCoder<Peak> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(Peak peak, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeInt(peak.target());
      out.writeUTF(peak.interval().contig());
      out.writeInt(peak.interval().start());
      out.writeInt(peak.interval().end());
    }

    @Override
    public Peak decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      int target = in.readInt();
      return new Peak(target, new GenomicInterval(in.readUTF(), in.readInt(), in.readInt()));
    }
  }

  /** Contig, start, the contig's length, where the bases begin, their number, the bases. */
  static final class ContigChunkCoder extends CustomCoder<ContigChunk> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(ContigChunk chunk, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeUTF(chunk.contig());
      out.writeInt(chunk.start());
      out.writeInt(chunk.contigLength());
      out.writeInt(chunk.from());
      out.writeInt(chunk.bases().length);
      out.write(chunk.bases());
    }

    @Override
    public ContigChunk decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      String contig = in.readUTF();
      int start = in.readInt();
      int contigLength = in.readInt();
      int from = in.readInt();
      byte[] bases = new byte[in.readInt()];
      in.readFully(bases);
      return new ContigChunk(contig, start, contigLength, from, bases);
    }
  }

  /**
   * Contig, number of peaks, number of bins; then for each bin its first base, the number of bytes
   * and the bits.
   */
  static final class PieceLabelsCoder extends CustomCoder<PieceLabels> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(PieceLabels labels, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeUTF(labels.contig());
      out.writeLong(labels.peaks());
      out.writeInt(labels.bins().size());
      for (Map.Entry<Integer, BitSet> bin : labels.bins().entrySet()) {
        byte[] bits = bin.getValue().toByteArray();
        out.writeInt(bin.getKey());
        out.writeInt(bits.length);
        out.write(bits);
      }
    }

    @Override
    public PieceLabels decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      String contig = in.readUTF();
      long peaks = in.readLong();
      int count = in.readInt();
      Map<Integer, BitSet> bins = new TreeMap<>();
      for (int i = 0; i < count; i++) {
        int bin = in.readInt();
        byte[] bits = new byte[in.readInt()];
        in.readFully(bits);
        bins.put(bin, BitSet.valueOf(bits));
      }
      return new PieceLabels(contig, peaks, bins);
    }
  }
}
