package io.danq.prediction.rows;

import io.danq.beam.parquet.FloatList;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in Avro's binary encoding, a list of floats at once; Avro's own writer makes an
 * object and a call for each float. Not thread-safe.
 */
final class RowEncoder {
  private static final int FIRST_CAPACITY = 1024;

  /** Longest encoding of a number. */
  private static final int MOST_NUMBER_BYTES = 10;

  private ByteBuffer bytes = ByteBuffer.allocate(FIRST_CAPACITY).order(ByteOrder.LITTLE_ENDIAN);

  /** Writes a row. */
  static void write(IndexedRecord row, OutputStream out) throws IOException {
    RowEncoder encoder = new RowEncoder();
    encoder.record(row);
    out.write(encoder.bytes.array(), 0, encoder.bytes.position());
  }

  private void record(IndexedRecord record) {
    List<Schema.Field> fields = record.getSchema().getFields();
    for (int i = 0; i < fields.size(); i++) {
      value(fields.get(i).schema(), record.get(i));
    }
  }

  private void value(Schema schema, @Nullable Object value) {
    switch (schema.getType()) {
      case UNION -> {
        List<Schema> types = schema.getTypes();
        int index = 0;
        while ((types.get(index).getType() == Schema.Type.NULL) != (value == null)) {
          index++;
        }
        number(index);
        value(types.get(index), value);
      }
      case NULL -> {}
      case RECORD -> record((IndexedRecord) present(value, schema));
      case ARRAY -> list(schema.getElementType(), (Collection<?>) present(value, schema));
      case STRING -> text(present(value, schema));
      case BYTES -> {
        ByteBuffer content = ((ByteBuffer) present(value, schema)).duplicate();
        number(content.remaining());
        room(content.remaining()).put(content);
      }
      case INT, LONG -> number(((Number) present(value, schema)).longValue());
      case FLOAT -> room(Float.BYTES).putFloat((Float) present(value, schema));
      default -> throw new IllegalArgumentException("no row holds a " + schema);
    }
  }

  private static Object present(@Nullable Object value, Schema schema) {
    if (value == null) {
      throw new IllegalArgumentException("a row has no value where its schema asks for " + schema);
    }
    return value;
  }

  private void text(Object value) {
    if (value instanceof Utf8 text) {
      number(text.getByteLength());
      room(text.getByteLength()).put(text.getBytes(), 0, text.getByteLength());
    } else {
      byte[] utf8 = value.toString().getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      room(utf8.length).put(utf8);
    }
  }

  private void list(Schema element, Collection<?> elements) {
    if (!elements.isEmpty()) {
      number(elements.size());
      if (elements instanceof FloatList floats) {
        floats.putLittleEndian(room(floats.size() * Float.BYTES));
      } else {
        elements.forEach(each -> value(element, each));
      }
    }
    number(0);
  }

  /** Seven bits per byte, the low ones first; the sign is the lowest bit. */
  private void number(long value) {
    ByteBuffer room = room(MOST_NUMBER_BYTES);
    long bits = (value << 1) ^ (value >> 63);
    while ((bits & ~0x7fL) != 0) {
      room.put((byte) (bits | 0x80));
      bits >>>= 7;
    }
    room.put((byte) bits);
  }

  private ByteBuffer room(int count) {
    if (bytes.remaining() < count) {
      int capacity = Math.max(2 * bytes.capacity(), bytes.position() + count);
      bytes = ByteBuffer.allocate(capacity).order(ByteOrder.LITTLE_ENDIAN).put(bytes.flip());
    }
    return bytes;
  }
}
