package io.danq.prediction.write;

import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Rows in BigQuery's form: columns of the same names, nested records unchanged. In BigQuery a list
 * is never null: a row without scores has an empty list.
 *
 * <p>Beam's {@code AvroUtils} and {@code BigQueryUtils} produce another schema for the same rows:
 * types INT64 and FLOAT64, and no mode where a column may be null. BigQuery's API answers with
 * INTEGER, FLOAT and NULLABLE, which existing tables have and schemas are compared with, so the
 * columns are made here.
 */
public final class BigQueryRows {
  private BigQueryRows() {}

  /** The rows' schema without lists that may be null. */
  public static Schema schema(Schema rows) {
    List<Schema.Field> fields = new ArrayList<>();
    for (Schema.Field field : rows.getFields()) {
      Schema type = nonNull(field.schema());
      boolean list = type.getType() == Schema.Type.ARRAY;
      fields.add(
          list
              ? new Schema.Field(field.name(), type)
              : new Schema.Field(field.name(), field.schema(), field.doc(), field.defaultVal()));
    }
    return Schema.createRecord(rows.getName(), rows.getDoc(), rows.getNamespace(), false, fields);
  }

  /** A row in the schema that {@link #schema} gives. */
  public static GenericRecord row(GenericRecord row, Schema schema) {
    GenericRecord converted = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      Object value = row.get(field.name());
      boolean none = value == null && field.schema().getType() == Schema.Type.ARRAY;
      converted.put(field.pos(), none ? List.of() : plain(value));
    }
    return converted;
  }

  /** Beam's conversion takes bytes as an array, which is not how Avro holds them. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (!(value instanceof ByteBuffer buffer)) {
      return value;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** The columns of the table. */
  public static TableSchema table(Schema rows) {
    return new TableSchema().setFields(fields(rows));
  }

  private static List<TableFieldSchema> fields(Schema rows) {
    return rows.getFields().stream().map(f -> field(f.name(), f.schema())).toList();
  }

  private static TableFieldSchema field(String name, Schema schema) {
    Schema type = nonNull(schema);
    TableFieldSchema field = new TableFieldSchema().setName(name);
    if (type.getType() == Schema.Type.ARRAY) {
      return column(field.setMode("REPEATED"), type.getElementType());
    }
    return column(field.setMode(schema.isNullable() ? "NULLABLE" : "REQUIRED"), type);
  }

  private static TableFieldSchema column(TableFieldSchema field, Schema type) {
    return switch (type.getType()) {
      case STRING -> field.setType("STRING");
      case INT, LONG -> field.setType("INTEGER");
      case FLOAT -> field.setType("FLOAT");
      case BYTES -> field.setType("BYTES");
      case RECORD -> field.setType("RECORD").setFields(fields(type));
      default -> throw new IllegalArgumentException("no column of a row is of type " + type);
    };
  }

  private static Schema nonNull(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    return schema.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }
}
