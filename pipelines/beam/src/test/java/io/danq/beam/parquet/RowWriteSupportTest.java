package io.danq.beam.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our files, and the files that Parquet's own class for Avro makes of the same rows. */
final class RowWriteSupportTest {
  private static final Schema HIT =
      SchemaBuilder.record("hit")
          .fields()
          .requiredString("name")
          .optionalFloat("evalue")
          .endRecord();
  private static final Schema SCHEMA =
      SchemaBuilder.record("row")
          .fields()
          .requiredString("id")
          .requiredInt("start")
          .optionalLong("offset")
          .requiredBytes("payload")
          .name("scores")
          .type()
          .optional()
          .array()
          .items()
          .floatType()
          .name("always")
          .type()
          .array()
          .items()
          .floatType()
          .noDefault()
          .name("hits")
          .type()
          .array()
          .items(HIT)
          .noDefault()
          .optionalFloat("evalue")
          .endRecord();

  @TempDir private Path folder;

  private static GenericRecord row(Random random, int number) {
    GenericRecord row = new GenericData.Record(SCHEMA);
    row.put("id", number % 2 == 0 ? "row " + number : new Utf8("röw " + number));
    row.put("start", number);
    row.put("offset", number % 3 == 0 ? null : (long) number << 33);
    row.put("payload", ByteBuffer.wrap(new byte[number % 4]));
    row.put("scores", number % 5 == 0 ? null : floats(random, number % 5 == 1 ? 0 : number % 90));
    row.put("always", floats(random, number % 7));
    List<GenericRecord> hits = new ArrayList<>();
    for (int i = 0; i < number % 3; i++) {
      GenericRecord hit = new GenericData.Record(HIT);
      hit.put("name", "hit " + i);
      hit.put("evalue", i == 0 ? null : 0.25f);
      hits.add(hit);
    }
    row.put("hits", hits);
    row.put("evalue", number % 11 == 0 ? Float.MIN_VALUE : null);
    return row;
  }

  private static FloatList floats(Random random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i == 3 ? -0f : random.nextFloat();
    }
    return new FloatList(values);
  }

  private static List<GenericRecord> rows() {
    Random random = new Random(5);
    List<GenericRecord> rows = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      rows.add(row(random, i));
    }
    return rows;
  }

  private Path ours(List<GenericRecord> rows) throws IOException {
    Path file = folder.resolve("ours.parquet");
    try (WritableByteChannel channel = Channels.newChannel(Files.newOutputStream(file))) {
      ParquetRowSink sink = new ParquetRowSink(SCHEMA.toString(), 1 << 17);
      sink.open(channel);
      for (GenericRecord row : rows) {
        sink.write(row);
      }
      sink.flush();
    }
    return file;
  }

  private Path parquets(List<GenericRecord> rows) throws IOException {
    Path file = folder.resolve("parquets.parquet");
    Configuration configuration = new Configuration(false);
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(
                HadoopOutputFile.fromPath(
                    new org.apache.hadoop.fs.Path(file.toUri()), configuration))
            .withConf(configuration)
            .withDataModel(GenericData.get())
            .withSchema(SCHEMA)
            .withRowGroupSize((long) (1 << 17))
            .build()) {
      for (GenericRecord row : rows) {
        writer.write(row);
      }
    }
    return file;
  }

  private static List<GenericRecord> read(Path file) throws IOException {
    List<GenericRecord> rows = new ArrayList<>();
    RowFiles.forEach(FileSystems.matchNewResource(file.toString(), false), rows::add);
    return rows;
  }

  private static ParquetMetadata footer(Path file) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(file.toUri()), new Configuration(false)))) {
      return reader.getFooter();
    }
  }

  @Test
  void aFileHasTheRowsAndColumnsThatParquetsOwnClassWrites() throws IOException {
    List<GenericRecord> rows = rows();
    Path ours = ours(rows);
    Path parquets = parquets(rows);
    assertThat(read(ours)).isEqualTo(read(parquets)).hasSize(rows.size());
    assertThat(footer(ours).getFileMetaData().getSchema())
        .isEqualTo(footer(parquets).getFileMetaData().getSchema());
    assertThat(footer(ours).getFileMetaData().getKeyValueMetaData())
        .isEqualTo(footer(parquets).getFileMetaData().getKeyValueMetaData());
    assertThat(footer(ours).getBlocks()).hasSizeGreaterThan(1);
  }

  @Test
  void floatsArePlainAndHaveNoDictionary() throws IOException {
    for (ColumnChunkMetaData column : footer(ours(rows())).getBlocks().get(0).getColumns()) {
      boolean isFloat = column.getPrimitiveType().getPrimitiveTypeName().name().equals("FLOAT");
      assertThat(!isFloat || column.getEncodings().contains(Encoding.PLAIN))
          .as(column.getPath().toDotString())
          .isTrue();
      assertThat(isFloat && column.hasDictionaryPage()).isFalse();
    }
  }

  @Test
  void aColumnThatNoRowOfOursHasIsRefused() {
    Schema schema =
        SchemaBuilder.record("row")
            .fields()
            .name("map")
            .type()
            .map()
            .values()
            .intType()
            .noDefault()
            .endRecord();
    ParquetRowSink sink = new ParquetRowSink(schema.toString());
    assertThatThrownBy(
            () -> sink.open(Channels.newChannel(Files.newOutputStream(folder.resolve("x")))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no column holds a {\"type\":\"map\",\"values\":\"int\"}");
  }
}
