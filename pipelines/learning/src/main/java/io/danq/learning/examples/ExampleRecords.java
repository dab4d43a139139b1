package io.danq.learning.examples;

import io.danq.labels.LabelledWindow;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.TwoBitBases;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Examples as they are stored, one row each. The first value is in the lowest bits of a byte, as
 * NumPy's {@code unpackbits(…, bitorder='little')} expects.
 *
 * <ul>
 *   <li>{@code contig}, {@code start}, {@code end}: the window, 0-based and half-open
 *   <li>{@code bases}: two bits per base: A 0, C 1, G 2, T 3, everything else 0
 *   <li>{@code unknown}: one bit per base, 1 for everything else; null if there is nothing else
 *   <li>{@code labels}: one bit per target, in the order of {@code targets.tsv}; 1 is positive
 * </ul>
 *
 * <p>A row of 1000 bases and 690 labels takes about 340 bytes. As one-hot bytes it would take
 * 4,690.
 */
final class ExampleRecords {
  /** The schema of a shard. */
  static final Schema SCHEMA =
      SchemaBuilder.record("example")
          .namespace("io.danq")
          .fields()
          .requiredString("contig")
          .requiredInt("start")
          .requiredInt("end")
          .requiredBytes("bases")
          .optionalBytes("unknown")
          .requiredBytes("labels")
          .endRecord();

  private ExampleRecords() {}

  /** A labelled window as a row; its place must be known. */
  static GenericRecord of(LabelledWindow window, int targets) {
    GenomicInterval place = window.place().orElseThrow();
    TwoBitBases packed = TwoBitBases.pack(window.bases());
    BitSet unknown = packed.unknown();
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("contig", place.contig());
    record.put("start", place.start());
    record.put("end", place.end());
    record.put("bases", ByteBuffer.wrap(packed.pairs()));
    record.put("unknown", unknown.isEmpty() ? null : bits(unknown, window.bases().length));
    record.put("labels", bits(window.labels(), targets));
    return record;
  }

  private static ByteBuffer bits(BitSet set, int count) {
    return ByteBuffer.wrap(Arrays.copyOf(set.toByteArray(), (count + Byte.SIZE - 1) / Byte.SIZE));
  }

  /** The positive targets of a row. */
  static BitSet labels(GenericRecord record) {
    return BitSet.valueOf((ByteBuffer) record.get("labels"));
  }

  /**
   * The labelled window of a row.
   *
   * @throws IllegalArgumentException if the row has more or fewer bases than it says
   */
  static LabelledWindow window(GenericRecord record) {
    int start = (int) record.get("start");
    int length = (int) record.get("end") - start;
    ByteBuffer packed = (ByteBuffer) record.get("bases");
    if (length < 1 || packed.remaining() != TwoBitBases.bytes(length)) {
      throw new IllegalArgumentException(
          "an example of " + length + " bases has " + packed.remaining() + " bytes of them");
    }
    byte[] pairs = new byte[packed.remaining()];
    packed.duplicate().get(pairs);
    BitSet unknown =
        record.get("unknown") instanceof ByteBuffer bits ? BitSet.valueOf(bits) : new BitSet(0);
    byte[] bases = new byte[length];
    new TwoBitBases(pairs, unknown).unpack(bases);
    return new LabelledWindow(
        bases,
        labels(record),
        Optional.of(new GenomicInterval(record.get("contig").toString(), start, start + length)));
  }
}
