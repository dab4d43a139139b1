package io.danq.examples;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.util.MimeTypes;

/** A file of examples: an Avro container that other tools read too, deflated. */
final class ShardFile {
  private static final String SUFFIX = ".avro";
  private static final int DEFLATE_LEVEL = 1;

  private ShardFile() {}

  /** Writes a shard, which appears under its name when it is whole. */
  static void write(String folder, Shard shard, List<GenericRecord> examples) throws IOException {
    ResourceId place = FileSystems.matchNewResource(folder, true);
    String name = shard.key() + SUFFIX;
    ResourceId unfinished = file(place, "." + name + "." + UUID.randomUUID());
    try (OutputStream out =
            Channels.newOutputStream(FileSystems.create(unfinished, MimeTypes.BINARY));
        DataFileWriter<GenericRecord> writer =
            new DataFileWriter<>(new GenericDatumWriter<>(ExampleRecords.SCHEMA))) {
      writer.setCodec(CodecFactory.deflateCodec(DEFLATE_LEVEL));
      writer.create(ExampleRecords.SCHEMA, out);
      for (GenericRecord example : examples) {
        writer.append(example);
      }
    }
    FileSystems.rename(List.of(unfinished), List.of(file(place, name)));
  }

  private static ResourceId file(ResourceId folder, String name) {
    return folder.resolve(name, StandardResolveOptions.RESOLVE_FILE);
  }

  /**
   * Hands on every example of a file.
   *
   * @throws IOException if the file is no shard, or damaged
   */
  static void read(ResourceId file, Consumer<LabelledExample> examples) throws IOException {
    try (InputStream in = Channels.newInputStream(FileSystems.open(file));
        DataFileStream<GenericRecord> stream =
            new DataFileStream<>(in, new GenericDatumReader<>(null, ExampleRecords.SCHEMA))) {
      while (stream.hasNext()) {
        examples.accept(ExampleRecords.example(stream.next()));
      }
    } catch (AvroRuntimeException | EOFException | IllegalArgumentException e) {
      throw new IOException(file + " is no file of examples, or damaged: " + e.getMessage(), e);
    }
  }
}
