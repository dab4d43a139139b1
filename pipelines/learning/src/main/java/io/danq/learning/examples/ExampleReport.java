package io.danq.learning.examples;

import io.danq.labels.Part;
import io.danq.network.bundle.Target;
import io.danq.network.bundle.TargetTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PDone;

/** Writes the targets of a folder of examples and, when all shards are written, the counts. */
final class ExampleReport extends PTransform<PCollection<ShardCount>, PDone> {
  private static final long serialVersionUID = 1L;

  private final String folder;
  private final List<Target> targets;

  ExampleReport(String folder, List<Target> targets) {
    this.folder = folder;
    this.targets = targets;
  }

  @Override
  public PDone expand(PCollection<ShardCount> counts) {
    // Without this there would be no report if there is no example.
    List<ShardCount> none =
        Arrays.stream(Part.values())
            .map(part -> new ShardCount(part, 0, new long[targets.size()]))
            .toList();
    PCollection<ShardCount> zero =
        counts
            .getPipeline()
            .apply("Zero", Create.of(none).withCoder(SerializableCoder.of(ShardCount.class)));
    PCollectionList.of(counts)
        .and(zero)
        .apply("AndZero", Flatten.pCollections())
        .apply("Together", WithKeys.of(0))
        .apply("Gather", GroupByKey.create())
        .apply("Report", ParDo.of(new ReportFn(folder, targets)));
    return PDone.in(counts.getPipeline());
  }

  static final class ReportFn extends DoFn<KV<Integer, Iterable<ShardCount>>, Void> {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final List<Target> targets;

    ReportFn(String folder, List<Target> targets) {
      this.folder = folder;
      this.targets = List.copyOf(targets);
    }

    @ProcessElement
    public void report(@Element KV<Integer, Iterable<ShardCount>> element) throws IOException {
      ExampleCounts counts = ExampleCounts.sum(element.getValue(), targets.size());
      ExampleFolder.write(folder, ExampleFolder.TARGETS_FILE, TargetTable.format(targets));
      ExampleFolder.write(folder, ExampleFolder.COUNTS_FILE, counts.format(targets));
    }
  }
}
