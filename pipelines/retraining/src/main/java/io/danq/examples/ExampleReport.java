package io.danq.examples;

import io.danq.bundle.Target;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes {@code examples.tsv}: for every target the number of positive examples in each part, and a
 * first line of data, called {@code examples}, with the number of all.
 */
final class ExampleReport extends PTransform<PCollection<ShardCount>, PDone> {
  static final String FILE = "examples.tsv";

  private static final long serialVersionUID = 1L;

  private final String folder;
  private final List<Target> targets;

  ExampleReport(String folder, List<Target> targets) {
    this.folder = folder;
    this.targets = targets;
  }

  @Override
  public PDone expand(PCollection<ShardCount> counts) {
    counts
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
      ResourceId file =
          FileSystems.matchNewResource(folder, true)
              .resolve(FILE, StandardResolveOptions.RESOLVE_FILE);
      try (Writer out =
          Channels.newWriter(FileSystems.create(file, "text/plain"), StandardCharsets.UTF_8)) {
        out.write(table(element.getValue()));
      }
    }

    private String table(Iterable<ShardCount> counts) {
      Map<Part, long[]> positives = new EnumMap<>(Part.class);
      Map<Part, Long> examples = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        positives.put(part, new long[targets.size()]);
        examples.put(part, 0L);
      }
      for (ShardCount count : counts) {
        examples.merge(count.part(), count.examples(), Long::sum);
        long[] sums = positives.get(count.part());
        for (int i = 0; i < sums.length; i++) {
          sums[i] += count.positives()[i];
        }
      }
      StringBuilder table = new StringBuilder("target");
      for (Part part : Part.values()) {
        table.append('\t').append(part.title());
      }
      table.append("\nexamples");
      examples.values().forEach(count -> table.append('\t').append(count));
      for (int i = 0; i < targets.size(); i++) {
        table.append('\n').append(targets.get(i).title());
        for (long[] sums : positives.values()) {
          table.append('\t').append(sums[i]);
        }
      }
      return table.append('\n').toString();
    }
  }
}
