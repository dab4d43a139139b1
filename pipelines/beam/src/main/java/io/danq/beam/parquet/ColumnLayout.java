package io.danq.beam.parquet;

import io.danq.beam.parquet.RecordColumns.ValueColumns;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * Maps the values of an Avro schema to the columns of a row group. Our rows have records, lists,
 * texts, bytes and numbers; a field may be null.
 */
final class ColumnLayout {
  private static final String LIST = "list";
  private static final String ELEMENT = "element";

  private final RecordConsumer consumer;
  private final MessageType columns;
  private final ColumnWriteStore writers;

  /**
   * Lays out a row group.
   *
   * @param consumer the one that Parquet's library has made for it
   */
  ColumnLayout(RecordConsumer consumer, MessageType columns) {
    this.consumer = consumer;
    this.columns = columns;
    this.writers = writers(consumer);
  }

  /**
   * The columns behind a consumer. Parquet's library offers no way to write to them, so we take
   * them by reflection.
   */
  private static ColumnWriteStore writers(RecordConsumer consumer) {
    try {
      Field field = consumer.getClass().getDeclaredField("columns");
      field.setAccessible(true);
      return (ColumnWriteStore) field.get(consumer);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this release of Parquet's library has another consumer", e);
    }
  }

  /** The columns of the rows themselves. */
  RecordColumns record(Schema schema) {
    return record(schema, List.of());
  }

  private RecordColumns record(Schema schema, List<String> path) {
    List<String> names = schema.getFields().stream().map(Schema.Field::name).toList();
    List<ValueColumns> values =
        schema.getFields().stream().map(f -> value(f.schema(), below(path, f.name()))).toList();
    return new RecordColumns(consumer, names, values);
  }

  private ValueColumns value(Schema schema, List<String> path) {
    return switch (schema.getType()) {
      case UNION -> value(notNull(schema), path);
      case RECORD -> {
        RecordColumns record = record(schema, path);
        yield value -> {
          consumer.startGroup();
          record.writeFields((IndexedRecord) value);
          consumer.endGroup();
        };
      }
      case ARRAY -> list(schema.getElementType(), below(path, LIST, ELEMENT));
      case STRING -> value -> consumer.addBinary(text(value));
      case BYTES -> value -> consumer.addBinary(Binary.fromReusedByteBuffer((ByteBuffer) value));
      case INT -> value -> consumer.addInteger((Integer) value);
      case LONG -> value -> consumer.addLong((Long) value);
      case FLOAT -> value -> consumer.addFloat((Float) value);
      default -> throw new IllegalArgumentException("no column holds a " + schema);
    };
  }

  private static Schema notNull(Schema union) {
    List<Schema> others =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (others.size() != 1) {
      throw new IllegalArgumentException("no column holds a " + union);
    }
    return others.get(0);
  }

  private static Binary text(Object value) {
    return value instanceof Utf8 utf8
        ? Binary.fromReusedByteArray(utf8.getBytes(), 0, utf8.getByteLength())
        : Binary.fromConstantByteArray(value.toString().getBytes(StandardCharsets.UTF_8));
  }

  private ValueColumns list(Schema element, List<String> path) {
    ValueColumns each = value(element, path);
    if (element.getType() != Schema.Type.FLOAT) {
      return list -> write((Collection<?>) list, each);
    }
    ColumnDescriptor column = columns.getColumnDescription(path.toArray(String[]::new));
    ColumnWriter floats = writers.getColumnWriter(column);
    int repetition = column.getMaxRepetitionLevel();
    int definition = column.getMaxDefinitionLevel();
    return list -> {
      if (list instanceof FloatList array && !array.isEmpty()) {
        write(array.subList(0, 1), each);
        array.writeRest(floats, repetition, definition);
      } else {
        write((Collection<?>) list, each);
      }
    };
  }

  private void write(Collection<?> elements, ValueColumns each) {
    consumer.startGroup();
    if (!elements.isEmpty()) {
      consumer.startField(LIST, 0);
      for (Object element : elements) {
        consumer.startGroup();
        consumer.startField(ELEMENT, 0);
        each.write(element);
        consumer.endField(ELEMENT, 0);
        consumer.endGroup();
      }
      consumer.endField(LIST, 0);
    }
    consumer.endGroup();
  }

  private static List<String> below(List<String> path, String... names) {
    List<String> longer = new ArrayList<>(path);
    longer.addAll(List.of(names));
    return longer;
  }
}
