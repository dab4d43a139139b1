package io.danq.sequence.track;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Values of adjacent bins, which make a block of a bigWig file. Coordinates are 0-based and
 * half-open.
 *
 * @param contig number of the contig in its track, from 0
 * @param start where the first bin begins
 * @param step bases from one bin to the next
 * @param span bases of a bin, at most {@code step}; less for a shorter last bin of a contig, which
 *     is then a section of its own
 * @param values one for each bin, none of them NaN; callers must not change them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TrackSection(int contig, int start, int step, int span, float[] values) {
  /** The largest number of values in a section, as in UCSC's tools. */
  public static final int MOST_VALUES = 1024;

  private static final int HEADER_BYTES = 24;
  private static final int FIXED_STEP = 3;

  /**
   * @throws IllegalArgumentException if there is no value or there are more than {@link
   *     #MOST_VALUES}, one of them is not a number, or bins overlap
   */
  public TrackSection {
    Objects.requireNonNull(values, "values");
    if (values.length == 0 || values.length > MOST_VALUES || span < 1 || span > step) {
      throw new IllegalArgumentException(
          "a section has 1 to "
              + MOST_VALUES
              + " bins that do not overlap, not "
              + values.length
              + " of "
              + span
              + " bases every "
              + step);
    }
    for (float value : values) {
      if (Float.isNaN(value)) {
        throw new IllegalArgumentException("a value after base " + start + " is NaN");
      }
    }
  }

  /** Where a bin begins. */
  int start(int bin) {
    return start + bin * step;
  }

  /** Where a bin ends. */
  int end(int bin) {
    return start(bin) + span;
  }

  /** Where the last bin ends. */
  int end() {
    return end(values.length - 1);
  }

  /** A fixed-step section, compressed (Kent et al., 2010, supplement, tables 13 and 14). */
  public byte[] toBlock() {
    LittleEndian out = new LittleEndian(bytes(values.length));
    out.u32(contig).u32(start).u32(end()).u32(step).u32(span);
    out.u8(FIXED_STEP).u8(0).u16(values.length);
    for (float value : values) {
      out.f32(value);
    }
    return Zlib.compress(out.toBytes());
  }

  /** What {@link #toBlock} made. */
  static TrackSection ofBlock(byte[] compressed) {
    ByteBuffer raw =
        ByteBuffer.wrap(Zlib.expand(compressed, bytes(MOST_VALUES))).order(ByteOrder.LITTLE_ENDIAN);
    int contig = raw.getInt();
    int start = raw.getInt();
    raw.getInt(); // the end
    int step = raw.getInt();
    int span = raw.getInt();
    raw.getShort(); // the type
    float[] values = new float[Short.toUnsignedInt(raw.getShort())];
    raw.asFloatBuffer().get(values);
    return new TrackSection(contig, start, step, span, values);
  }

  /** Bytes of a section before compression. */
  static int bytes(int values) {
    return HEADER_BYTES + values * Float.BYTES;
  }
}
