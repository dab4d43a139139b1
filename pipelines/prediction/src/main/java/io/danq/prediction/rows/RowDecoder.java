package io.danq.prediction.rows;

import io.danq.beam.parquet.FloatList;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows in Avro's binary encoding, as {@link RowEncoder} writes them. They take little memory
 * while they wait for the rest of their slice: floats are in one array, and texts that recur in
 * every row share one object. Avro's own reader makes an object per float, five times the size.
 */
final class RowDecoder {
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

  /** Texts seen so far, shared by all rows in the JVM, since they wait in the same heap. */
  private static final Map<Utf8, Utf8> TEXTS = new ConcurrentHashMap<>();

  private RowDecoder() {}

  /**
   * Reads a row.
   *
   * @throws IOException if the bytes end in the middle of the row
   */
  static GenericRecord read(Schema schema, DataInputStream in) throws IOException {
    GenericRecord row = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    for (int i = 0; i < fields.size(); i++) {
      Object value = value(fields.get(i).schema(), in);
      row.put(i, value instanceof Utf8 text && isRepeating(fields.get(i)) ? shared(text) : value);
    }
    return row;
  }

  private static boolean isRepeating(Schema.Field field) {
    return REPEATING.contains(field.name());
  }

  private static Utf8 shared(Utf8 text) {
    if (TEXTS.size() >= MAX_TEXTS) {
      TEXTS.clear(); // existing rows keep theirs
    }
    Utf8 before = TEXTS.putIfAbsent(text, text);
    return before == null ? text : before;
  }

  private static @Nullable Object value(Schema schema, DataInputStream in) throws IOException {
    return switch (schema.getType()) {
      case UNION -> value(schema.getTypes().get(integer(in)), in);
      case NULL -> null;
      case RECORD -> read(schema, in);
      case ARRAY -> list(schema.getElementType(), in);
      case STRING -> new Utf8(bytes(integer(in), in));
      case BYTES -> ByteBuffer.wrap(bytes(integer(in), in));
      case INT -> integer(in);
      case LONG -> number(in);
      case FLOAT -> Float.intBitsToFloat(Integer.reverseBytes(in.readInt()));
      default -> throw new IllegalArgumentException("no row holds a " + schema);
    };
  }

  private static List<?> list(Schema element, DataInputStream in) throws IOException {
    int count = integer(in);
    if (element.getType() == Schema.Type.FLOAT) {
      FloatList floats = FloatList.ofLittleEndian(bytes(count * Float.BYTES, in));
      endOfList(count, in);
      return floats;
    }
    List<Object> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(value(element, in));
    }
    endOfList(count, in);
    return elements;
  }

  /** A list is one block, and a block of no elements ends it. */
  private static void endOfList(int count, DataInputStream in) throws IOException {
    if (count != 0 && integer(in) != 0) {
      throw new IOException("a list of a row has a second block");
    }
  }

  private static byte[] bytes(int count, DataInputStream in) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  private static int integer(DataInputStream in) throws IOException {
    return Math.toIntExact(number(in));
  }

  /** Seven bits per byte, the low ones first; the sign is the lowest bit. */
  private static long number(DataInputStream in) throws IOException {
    long bits = 0;
    int shift = 0;
    int next;
    do {
      next = in.readUnsignedByte();
      bits |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next > 0x7f);
    return (bits >>> 1) ^ -(bits & 1);
  }
}
