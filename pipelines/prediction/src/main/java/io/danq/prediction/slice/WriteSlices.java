package io.danq.prediction.slice;

import io.danq.prediction.coder.Sliced;
import io.danq.prediction.rows.SourcedRow;
import io.danq.prediction.write.RowKind;
import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.state.BagState;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.PDone;
import org.apache.beam.sdk.values.TupleTag;

/**
 * Writes the results of a topic as Parquet files, one per slice and kind of row, once the slice is
 * complete.
 *
 * <p>Results come in any order, from many workers. Tallies say how many results a slice has: one
 * for every window, predicted or failed, one for every allele, and one for every message that
 * fails. The files depend only on the messages: a job that restarts from a snapshot writes the same
 * files again (decisions/0008).
 */
public final class WriteSlices extends PTransform<PCollectionTuple, PDone> {
  /** Rows of predictions, of windows or of alleles. */
  public static final TupleTag<Sliced<SourcedRow>> PREDICTIONS = new TupleTag<>("predictions") {};

  /** Rows of failed records. */
  public static final TupleTag<Sliced<SourcedRow>> FAILED = new TupleTag<>("failed") {};

  private static final long serialVersionUID = 1L;

  private final List<String> outputs;

  /**
   * Takes {@link #PREDICTIONS}, {@link #FAILED} and {@link SliceTally#TAG}.
   *
   * @param outputs the folders above the folders of the two kinds, at least one; each gets all
   *     files
   */
  public WriteSlices(List<String> outputs) {
    this.outputs = List.copyOf(outputs);
  }

  @Override
  public PDone expand(PCollectionTuple input) {
    Coder<KV<Slice, SliceItem>> coder =
        KvCoder.of(new Slice.SliceCoder(), new SliceItem.SliceItemCoder());
    PCollection<KV<Slice, SliceItem>> predictions =
        input.get(PREDICTIONS).apply("Predictions", ParDo.of(new RowFn())).setCoder(coder);
    PCollection<KV<Slice, SliceItem>> failed =
        input.get(FAILED).apply("Failed", ParDo.of(new RowFn())).setCoder(coder);
    PCollection<KV<Slice, SliceItem>> tallies =
        input.get(SliceTally.TAG).apply("Tallies", ParDo.of(new TallyFn())).setCoder(coder);
    PCollectionList.of(predictions)
        .and(failed)
        .and(tallies)
        .apply("Items", Flatten.pCollections())
        .setCoder(coder)
        .apply("Gather", ParDo.of(new GatherFn(outputs)));
    return PDone.in(input.getPipeline());
  }

  static final class RowFn extends DoFn<Sliced<SourcedRow>, KV<Slice, SliceItem>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element Sliced<SourcedRow> row, OutputReceiver<KV<Slice, SliceItem>> out) {
      var source = (RecordSource.Message) row.value().source();
      Slice slice = new Slice(source.topic(), source.partition(), row.slice().orElseThrow());
      out.output(KV.of(slice, SliceItem.of(row.value())));
    }
  }

  static final class TallyFn extends DoFn<SliceTally, KV<Slice, SliceItem>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void key(@Element SliceTally tally, OutputReceiver<KV<Slice, SliceItem>> out) {
      out.output(KV.of(tally.slice(), SliceItem.of(tally.progress())));
    }
  }

  static final class GatherFn extends DoFn<KV<Slice, SliceItem>, Void> {
    private static final long serialVersionUID = 1L;

    private static final Set<RowKind> KINDS =
        EnumSet.of(RowKind.PREDICTIONS, RowKind.VARIANTS, RowKind.FAILED);

    @StateId("rows")
    private final StateSpec<BagState<SourcedRow>> rowsSpec =
        StateSpecs.bag(new SourcedRow.SourcedRowCoder());

    @StateId("progress")
    private final StateSpec<ValueState<SliceProgress>> progressSpec =
        StateSpecs.value(new SliceProgress.SliceProgressCoder());

    private final List<String> outputs;
    private transient Map<RowKind, List<SliceFiles>> files;

    GatherFn(List<String> outputs) {
      this.outputs = outputs;
    }

    @Setup
    public void setUp() {
      files = new EnumMap<>(RowKind.class);
      for (RowKind kind : KINDS) {
        files.put(kind, outputs.stream().map(output -> new SliceFiles(output, kind)).toList());
      }
    }

    @ProcessElement
    public void gather(
        @Element KV<Slice, SliceItem> element,
        @StateId("rows") BagState<SourcedRow> rows,
        @StateId("progress") ValueState<SliceProgress> progress)
        throws IOException {
      SliceItem item = element.getValue();
      SliceProgress before = progress.read();
      SliceProgress now = (before == null ? SliceProgress.NONE : before).plus(item.progress());
      item.row().ifPresent(rows::add);
      if (!now.isComplete()) {
        progress.write(now);
        return;
      }
      write(element.getKey(), now, rows.read());
      rows.clear();
      progress.clear();
    }

    private void write(Slice slice, SliceProgress progress, Iterable<SourcedRow> rows)
        throws IOException {
      Map<RowKind, List<SourcedRow>> byKind = new EnumMap<>(RowKind.class);
      for (SourcedRow row : rows) {
        byKind.computeIfAbsent(RowKind.of(row), kind -> new ArrayList<>()).add(row);
      }
      // A kind without rows too: an earlier run may have left a file of it with these messages.
      for (Map.Entry<RowKind, List<SliceFiles>> places : files.entrySet()) {
        List<SourcedRow> ofKind = byKind.getOrDefault(places.getKey(), new ArrayList<>());
        ofKind.sort(SliceOrder.OF_MESSAGES);
        for (SliceFiles place : places.getValue()) {
          place.write(slice, progress.began(), progress.last(), progress.millis(), ofKind);
        }
      }
    }
  }
}
