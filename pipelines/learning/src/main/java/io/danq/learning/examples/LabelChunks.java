package io.danq.learning.examples;

import io.danq.labels.LabelledWindow;
import io.danq.labels.Part;
import io.danq.sequence.GenomicInterval;
import java.util.Iterator;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.join.CoGbkResult;
import org.apache.beam.sdk.transforms.join.CoGroupByKey;
import org.apache.beam.sdk.transforms.join.KeyedPCollectionTuple;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Brings pieces of contigs and their peaks together, and makes the examples of each. The peaks of a
 * piece are turned into labels before they are joined with it: there may be tens of thousands of
 * peaks, too many for {@link CoGroupByKey} on runners that can iterate over a group only once.
 */
final class LabelChunks {
  /** Stored examples under the keys of their shards. */
  static final TupleTag<KV<String, GenericRecord>> EXAMPLES = new TupleTag<>() {};

  /**
   * Numbers of peaks outside the reference, keyed by contig: the contig is missing or too short.
   */
  static final TupleTag<KV<String, Long>> OUTSIDE = new TupleTag<>() {};

  private static final TupleTag<ContigChunk> CHUNKS = new TupleTag<>() {};
  private static final TupleTag<PieceLabels> LABELS = new TupleTag<>() {};

  private static final PieceLabels NO_LABELS = new PieceLabels("", 0, Map.of());

  private LabelChunks() {}

  /** {@link #EXAMPLES} and {@link #OUTSIDE}. */
  static PCollectionTuple of(
      PCollection<KV<String, ContigChunk>> chunks,
      PCollection<KV<String, Peak>> peaks,
      ExampleSpec spec,
      SplitRule split,
      int shards) {
    PCollection<KV<String, PieceLabels>> labels =
        peaks
            .apply("Gather", GroupByKey.create())
            .apply("ToLabels", ParDo.of(new ToLabelsFn(spec)))
            .setCoder(KvCoder.of(StringUtf8Coder.of(), new Coders.PieceLabelsCoder()));
    PCollectionTuple labelled =
        KeyedPCollectionTuple.of(CHUNKS, chunks)
            .and(LABELS, labels)
            .apply("Meet", CoGroupByKey.create())
            .apply(
                "Label",
                ParDo.of(new LabelFn(spec, split, shards))
                    .withOutputTags(EXAMPLES, TupleTagList.of(OUTSIDE)));
    labelled
        .get(EXAMPLES)
        .setCoder(KvCoder.of(StringUtf8Coder.of(), AvroCoder.of(ExampleRecords.SCHEMA)));
    labelled.get(OUTSIDE).setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()));
    return labelled;
  }

  static final class ToLabelsFn extends DoFn<KV<String, Iterable<Peak>>, KV<String, PieceLabels>> {
    private static final long serialVersionUID = 1L;

    private final ExampleSpec spec;

    ToLabelsFn(ExampleSpec spec) {
      this.spec = spec;
    }

    @ProcessElement
    public void label(
        @Element KV<String, Iterable<Peak>> element, OutputReceiver<KV<String, PieceLabels>> out) {
      String contig = ReadPeaks.contig(element.getKey());
      int start = ReadPeaks.start(element.getKey());
      out.output(KV.of(element.getKey(), PieceLabels.of(contig, start, element.getValue(), spec)));
    }
  }

  static final class LabelFn extends DoFn<KV<String, CoGbkResult>, KV<String, GenericRecord>> {
    private static final long serialVersionUID = 1L;

    private final ExampleSpec spec;
    private final SplitRule split;
    private final int shards;

    LabelFn(ExampleSpec spec, SplitRule split, int shards) {
      this.spec = spec;
      this.split = split;
      this.shards = shards;
    }

    @ProcessElement
    public void label(@Element KV<String, CoGbkResult> element, MultiOutputReceiver out) {
      PieceLabels labels = element.getValue().getOnly(LABELS, NO_LABELS);
      Iterator<ContigChunk> chunks = element.getValue().getAll(CHUNKS).iterator();
      if (!chunks.hasNext()) {
        out.get(OUTSIDE).output(KV.of(labels.contig(), labels.peaks()));
        return;
      }
      ContigChunk chunk = chunks.next();
      if (chunks.hasNext()) {
        throw new IllegalArgumentException(
            "contig " + chunk.contig() + " appears twice in the reference");
      }
      new LabelledBins(spec).examples(chunk, labels.bins(), example -> output(example, out));
      ExamplesProgress.labelled(chunk, spec);
    }

    private void output(LabelledWindow example, MultiOutputReceiver out) {
      GenomicInterval place = example.place().orElseThrow();
      Part part = split.of(place.contig(), place.start(), spec);
      double chance = spec.chance(place.contig(), place.start(), "shard");
      Shard shard = new Shard(part, (int) (chance * shards), shards);
      out.get(EXAMPLES).output(KV.of(shard.key(), ExampleRecords.of(example, spec.targets())));
      ExamplesProgress.made();
    }
  }
}
