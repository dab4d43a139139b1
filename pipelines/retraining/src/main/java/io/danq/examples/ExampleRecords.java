package io.danq.examples;

import io.danq.sequence.Nucleotide;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/**
 * Examples as they are stored: two bits a base (A 0, C 1, G 2, T 3; the first base in the lowest
 * bits), a bit for every position that is none of these, left out where there are none, and a bit a
 * label. Some 340 bytes for 1000 bases and 690 labels, where one-hot bytes take 4,690.
 */
final class ExampleRecords {
  /** The schema of a shard. */
  static final Schema SCHEMA =
      SchemaBuilder.record("example")
          .namespace("io.danq")
          .fields()
          .requiredString("contig")
          .requiredInt("start")
          .requiredInt("length")
          .requiredBytes("bases")
          .optionalBytes("unknown")
          .requiredBytes("labels")
          .endRecord();

  private static final int PER_BYTE = 4;
  private static final byte[] BASES = {'A', 'C', 'G', 'T'};

  private ExampleRecords() {}

  static GenericRecord of(LabelledExample example) {
    byte[] bases = example.bases();
    byte[] packed = new byte[(bases.length + PER_BYTE - 1) / PER_BYTE];
    BitSet unknown = new BitSet();
    for (int i = 0; i < bases.length; i++) {
      int code = Nucleotide.code(bases[i]);
      if (code >= 0 && code < Nucleotide.AMBIGUOUS) {
        packed[i / PER_BYTE] |= (byte) (code << 2 * (i % PER_BYTE));
      } else {
        unknown.set(i);
      }
    }
    GenericRecord record = new GenericData.Record(SCHEMA);
    record.put("contig", example.contig());
    record.put("start", example.start());
    record.put("length", bases.length);
    record.put("bases", ByteBuffer.wrap(packed));
    record.put("unknown", unknown.isEmpty() ? null : ByteBuffer.wrap(unknown.toByteArray()));
    record.put("labels", ByteBuffer.wrap(example.labels().toByteArray()));
    return record;
  }

  /**
   * @throws IllegalArgumentException if the record has fewer bases than it says
   */
  static LabelledExample example(GenericRecord record) {
    int length = (int) record.get("length");
    ByteBuffer packed = (ByteBuffer) record.get("bases");
    if (length < 0 || packed.remaining() != (length + PER_BYTE - 1L) / PER_BYTE) {
      throw new IllegalArgumentException(
          "an example of " + length + " bases has " + packed.remaining() + " bytes of them");
    }
    byte[] bases = new byte[length];
    for (int i = 0; i < length; i++) {
      bases[i] = BASES[packed.get(packed.position() + i / PER_BYTE) >> 2 * (i % PER_BYTE) & 3];
    }
    if (record.get("unknown") instanceof ByteBuffer unknown) {
      BitSet.valueOf(unknown).stream().filter(i -> i < length).forEach(i -> bases[i] = 'N');
    }
    BitSet labels = BitSet.valueOf((ByteBuffer) record.get("labels"));
    return new LabelledExample(
        record.get("contig").toString(), (int) record.get("start"), bases, labels);
  }
}
