package io.danq.learning.examples;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes every shard as a file, with the examples in random order. Names, contents and order depend
 * only on the examples and the seed. A worker holds one shard at a time.
 */
final class WriteShards
    extends PTransform<PCollection<KV<String, GenericRecord>>, PCollection<ShardCount>> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final ExampleSpec spec;

  WriteShards(String folder, ExampleSpec spec) {
    this.folder = folder;
    this.spec = spec;
  }

  @Override
  public PCollection<ShardCount> expand(PCollection<KV<String, GenericRecord>> examples) {
    return examples
        .apply("Gather", GroupByKey.create())
        .apply("Write", ParDo.of(new WriteFn(folder, spec)))
        .setCoder(SerializableCoder.of(ShardCount.class));
  }

  static final class WriteFn extends DoFn<KV<String, Iterable<GenericRecord>>, ShardCount> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final ExampleSpec spec;

    WriteFn(String folder, ExampleSpec spec) {
      this.folder = folder;
      this.spec = spec;
    }

    @ProcessElement
    public void write(
        @Element KV<String, Iterable<GenericRecord>> element, OutputReceiver<ShardCount> out)
        throws IOException {
      List<GenericRecord> examples = new ArrayList<>();
      element.getValue().forEach(examples::add);
      examples.sort(
          Comparator.comparingDouble(this::order)
              .thenComparing(example -> example.get("contig").toString())
              .thenComparing(example -> (int) example.get("start")));
      Shard shard = Shard.of(element.getKey());
      ShardFile.write(folder, shard, examples);
      ExamplesProgress.written(examples.size());
      out.output(ShardCount.of(shard.part(), examples, spec.targets()));
    }

    private double order(GenericRecord example) {
      return spec.chance(example.get("contig").toString(), (int) example.get("start"), "order");
    }
  }
}
