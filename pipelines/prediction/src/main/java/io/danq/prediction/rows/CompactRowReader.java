package io.danq.prediction.rows;

import io.danq.beam.parquet.FloatList;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.util.Utf8;

/**
 * Reads rows in Avro so that they take little memory while they wait for the others of their slice:
 * floats are in one array, and texts that come again with every row are one object. Avro's own
 * reader makes an object per float, five times the size. Not thread-safe.
 */
final class CompactRowReader extends GenericDatumReader<GenericRecord> {
  private static final int MAX_TEXTS = 16_384;

  /** Fields of rows and hits with few different values. */
  private static final Set<String> REPEATING =
      Set.of(
          "cell_type",
          "assay",
          "treatment",
          "contig",
          "model_id",
          "model_version",
          "strands",
          "strand",
          "topic",
          "reason");

  /** Texts seen so far; of all readers in the JVM, as their rows wait in the same heap. */
  private static final Map<Object, Object> TEXTS = new ConcurrentHashMap<>();

  CompactRowReader(Schema schema) {
    super(schema);
  }

  @Override
  protected void readField(
      Object record, Schema.Field field, Object old, ResolvingDecoder in, Object state)
      throws IOException {
    super.readField(record, field, old, in, state);
    if (REPEATING.contains(field.name())) {
      GenericRecord row = (GenericRecord) record;
      if (row.get(field.pos()) instanceof Utf8 text) {
        row.put(field.pos(), shared(text));
      }
    }
  }

  private static Object shared(Utf8 text) {
    if (TEXTS.size() >= MAX_TEXTS) {
      TEXTS.clear(); // rows that are there keep theirs
    }
    Object before = TEXTS.putIfAbsent(text, text);
    return before == null ? text : before;
  }

  @Override
  protected Object readArray(Object old, Schema expected, ResolvingDecoder in) throws IOException {
    if (expected.getElementType().getType() != Schema.Type.FLOAT) {
      return super.readArray(old, expected, in);
    }
    float[] values = new float[0];
    for (long block = in.readArrayStart(); block > 0; block = in.arrayNext()) {
      int from = values.length;
      values = Arrays.copyOf(values, Math.toIntExact(from + block));
      for (int i = from; i < values.length; i++) {
        values[i] = in.readFloat();
      }
    }
    return new FloatList(values);
  }
}
