package io.danq.learning.examples;

import io.danq.labels.LabelledExample;
import io.danq.sequence.Nucleotide;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Examples as they are stored, a row each. Within a byte the first comes in the lowest bits, as
 * NumPy's {@code unpackbits(…, bitorder='little')} takes them.
 *
 * <ul>
 *   <li>{@code contig}, {@code start}, {@code end}: the window, 0-based and half-open
 *   <li>{@code bases}: two bits a base, A 0, C 1, G 2, T 3; what is none of these is 0
 *   <li>{@code unknown}: a bit a base, 1 where it is none of these; null where all of them are
 *   <li>{@code labels}: a bit a target, in the order of {@code targets.tsv}, 1 where it is positive
 * </ul>
 *
 * <p>Some 340 bytes for 1000 bases and 690 labels, where one-hot bytes take 4,690.
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

  private static final int PER_BYTE = 4;
  private static final byte[] BASES = {'A', 'C', 'G', 'T'};

  private ExampleRecords() {}

  /** An example as a row. */
  static GenericRecord of(LabelledExample example, int targets) {
    byte[] bases = example.bases();
    byte[] packed = new byte[bytes(bases.length, PER_BYTE)];
    BitSet unknown = new BitSet();
    for (int i = 0; i < bases.length; i++) {
      int code = Nucleotide.code(bases[i]);
      if (code >= 0 && code < Nucleotide.AMBIGUOUS) {
        packed[i / PER_BYTE] |= (byte) (code << (2 * (i % PER_BYTE)));
      } else {
        unknown.set(i);
      }
    }
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("contig", example.contig());
    record.put("start", example.start());
    record.put("end", example.start() + bases.length);
    record.put("bases", ByteBuffer.wrap(packed));
    record.put("unknown", unknown.isEmpty() ? null : bits(unknown, bases.length));
    record.put("labels", bits(example.labels(), targets));
    return record;
  }

  private static ByteBuffer bits(BitSet set, int count) {
    return ByteBuffer.wrap(Arrays.copyOf(set.toByteArray(), bytes(count, Byte.SIZE)));
  }

  private static int bytes(int count, int perByte) {
    return (count + perByte - 1) / perByte;
  }

  /** The targets that are positive. */
  static BitSet labels(GenericRecord record) {
    return BitSet.valueOf((ByteBuffer) record.get("labels"));
  }

  /**
   * The example of a row.
   *
   * @throws IllegalArgumentException if the row has more or fewer bases than it says
   */
  static LabelledExample example(GenericRecord record) {
    int start = (int) record.get("start");
    int length = (int) record.get("end") - start;
    ByteBuffer packed = (ByteBuffer) record.get("bases");
    if (length < 1 || packed.remaining() != bytes(length, PER_BYTE)) {
      throw new IllegalArgumentException(
          "an example of " + length + " bases has " + packed.remaining() + " bytes of them");
    }
    byte[] bases = new byte[length];
    for (int i = 0; i < length; i++) {
      bases[i] = BASES[(packed.get(packed.position() + i / PER_BYTE) >> (2 * (i % PER_BYTE))) & 3];
    }
    if (record.get("unknown") instanceof ByteBuffer unknown) {
      BitSet.valueOf(unknown).stream().filter(i -> i < length).forEach(i -> bases[i] = 'N');
    }
    return new LabelledExample(record.get("contig").toString(), start, bases, labels(record));
  }
}
