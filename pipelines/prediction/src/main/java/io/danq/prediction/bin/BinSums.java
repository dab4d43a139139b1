package io.danq.prediction.bin;

import io.danq.beam.coder.Fields;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A summary of the reads of a bin. Its size depends on the number of targets, 16 bytes each, and
 * hardly on the number of reads: up to 8 KB record which windows occurred ({@link DistinctHashes}).
 * Sums are integers ({@link FixedPoint}), so reads and sums can be merged in any order, and the
 * result is the same to the bit. Not thread-safe.
 */
public final class BinSums {
  private long reads;
  private long realBases;
  private long readBases;
  private DistinctHashes windows = new DistinctHashes();

  /** By target, like the next two fields; all are empty until the first read comes. */
  private long[] sums = new long[0];

  private float[] least = new float[0];
  private float[] most = new float[0];

  /**
   * Adds a read.
   *
   * @throws IllegalStateException if there are {@value FixedPoint#MOST} already
   */
  void add(BinnedRead read) {
    float[] probabilities = read.probabilities();
    start(probabilities.length);
    count(1);
    realBases += FixedPoint.of(read.realBaseFraction());
    readBases += FixedPoint.of(read.readBaseFraction());
    windows.add(read.window());
    for (int target = 0; target < sums.length; target++) {
      sums[target] += FixedPoint.of(probabilities[target]);
      least[target] = Math.min(least[target], probabilities[target]);
      most[target] = Math.max(most[target], probabilities[target]);
    }
  }

  /**
   * Adds the reads of other sums.
   *
   * @throws IllegalStateException as above
   */
  void addAll(BinSums other) {
    if (other.reads == 0) {
      return;
    }
    start(other.sums.length);
    count(other.reads);
    realBases += other.realBases;
    readBases += other.readBases;
    windows.addAll(other.windows);
    for (int target = 0; target < sums.length; target++) {
      sums[target] += other.sums[target];
      least[target] = Math.min(least[target], other.least[target]);
      most[target] = Math.max(most[target], other.most[target]);
    }
  }

  private void start(int targets) {
    if (reads == 0) {
      sums = new long[targets];
      least = new float[targets];
      most = new float[targets];
      Arrays.fill(least, Float.POSITIVE_INFINITY);
      Arrays.fill(most, Float.NEGATIVE_INFINITY);
    }
  }

  private void count(long more) {
    reads += more;
    if (reads > FixedPoint.MOST) {
      throw new IllegalStateException(
          "a bin has more than "
              + FixedPoint.MOST
              + " reads of one haplotype; leave some out with --minMappingQuality or --regions");
    }
  }

  /** How many reads there were. */
  public long reads() {
    return reads;
  }

  /** How many different windows they had; above 1,024, an estimate ({@link DistinctHashes}). */
  public long distinctWindows() {
    return windows.count();
  }

  /** Mean fraction of A, C, G and T in their windows. */
  public float realBaseFraction() {
    return FixedPoint.mean(realBases, reads);
  }

  /** Mean fraction of bases in their windows that came from the read. */
  public float readBaseFraction() {
    return FixedPoint.mean(readBases, reads);
  }

  /** Mean probability by target. The mean of equal numbers is that number, to the bit. */
  public float[] means() {
    float[] means = new float[sums.length];
    for (int target = 0; target < means.length; target++) {
      means[target] =
          least[target] == most[target] ? least[target] : FixedPoint.mean(sums[target], reads);
    }
    return means;
  }

  /** Smallest probability by target; callers must not change it. */
  public float[] least() {
    return least;
  }

  /** Largest probability by target; callers must not change it. */
  public float[] most() {
    return most;
  }

  /** All numbers as they are: 16 bytes per target. */
  static final class BinSumsCoder extends CustomCoder<BinSums> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(BinSums bin, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeLong(bin.reads);
      out.writeLong(bin.realBases);
      out.writeLong(bin.readBases);
      bin.windows.write(out);
      int targets = bin.sums.length;
      ByteBuffer bytes = ByteBuffer.allocate(targets * (Long.BYTES + 2 * Float.BYTES));
      bytes.asLongBuffer().put(bin.sums);
      bytes.position(targets * Long.BYTES).slice().asFloatBuffer().put(bin.least).put(bin.most);
      Fields.writeBytes(bytes.array(), out);
    }

    @Override
    public BinSums decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      BinSums bin = new BinSums();
      bin.reads = in.readLong();
      bin.realBases = in.readLong();
      bin.readBases = in.readLong();
      bin.windows = DistinctHashes.read(in);
      ByteBuffer bytes = ByteBuffer.wrap(Fields.readBytes(in));
      int targets = bytes.remaining() / (Long.BYTES + 2 * Float.BYTES);
      bin.sums = new long[targets];
      bin.least = new float[targets];
      bin.most = new float[targets];
      bytes.asLongBuffer().get(bin.sums);
      bytes.position(targets * Long.BYTES).slice().asFloatBuffer().get(bin.least).get(bin.most);
      return bin;
    }
  }
}
