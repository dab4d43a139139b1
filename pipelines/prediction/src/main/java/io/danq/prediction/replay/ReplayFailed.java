package io.danq.prediction.replay;

import io.danq.beam.parquet.RowFiles;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.WindowTags;
import io.danq.prediction.kafka.KafkaClients;
import io.danq.prediction.read.Cutting;
import io.danq.prediction.read.ReadSequenceFiles.FileFormat;
import io.danq.prediction.read.WindowExtractor;
import io.danq.prediction.replay.FailedPlace.FailedPlaceCoder;
import io.danq.prediction.replay.RecordContainer.Partition;
import io.danq.prediction.replay.RecordContainer.RecordContainerCoder;
import io.danq.prediction.replay.RecordContainer.SequenceFile;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.RecordSource.Message;
import io.danq.sequence.file.SequenceMessages;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.MetadataCoderV2;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.jspecify.annotations.Nullable;

/**
 * Reads failed records again from their topic or files and cuts them into windows. Their rows get
 * the {@code row_id} that they would have had in the first run.
 */
public final class ReplayFailed extends PTransform<PBegin, PCollectionTuple> {
  private static final long serialVersionUID = 1L;

  private final List<Metadata> files;
  private final @Nullable KafkaClients kafka;
  private final FileFormat format;
  private final Cutting cutting;

  /**
   * Replays the failed records that Parquet files list.
   *
   * @param kafka the brokers of the topics; null if none are given
   * @param format how sequence files are read
   */
  public ReplayFailed(
      List<Metadata> files, @Nullable KafkaClients kafka, FileFormat format, Cutting cutting) {
    this.files = files;
    this.kafka = kafka;
    this.format = format;
    this.cutting = cutting;
  }

  @Override
  public PCollectionTuple expand(PBegin input) {
    return WindowTags.withCoders(
        input
            .apply("FailedFiles", Create.of(files).withCoder(MetadataCoderV2.of()))
            .apply("Spread", Reshuffle.viaRandomKey())
            .apply("Places", ParDo.of(new PlacesFn()))
            .setCoder(KvCoder.of(new RecordContainerCoder(), new FailedPlaceCoder()))
            .apply("ByFileOrPartition", GroupByKey.create())
            .apply(
                "Cut",
                ParDo.of(new ReadAgainFn(kafka, format, cutting))
                    .withOutputTags(WindowTags.WINDOWS, WindowTags.OTHERS)));
  }

  /** The file or partition of every failed record, and its place there. */
  static final class PlacesFn extends DoFn<Metadata, KV<RecordContainer, FailedPlace>> {
    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void read(@Element Metadata file, OutputReceiver<KV<RecordContainer, FailedPlace>> out)
        throws IOException {
      RowFiles.forEach(
          file.resourceId(),
          row -> {
            FailedSelection.Entry entry = FailedSelection.Entry.of(row);
            out.output(KV.of(entry.container(), entry.place()));
          });
    }
  }

  static final class ReadAgainFn
      extends DoFn<KV<RecordContainer, Iterable<FailedPlace>>, Sliced<SequenceWindow>> {
    private static final long serialVersionUID = 1L;

    private final @Nullable KafkaClients kafka;
    private final FileFormat format;
    private final Cutting cutting;
    private transient WindowExtractor extractor;

    ReadAgainFn(@Nullable KafkaClients kafka, FileFormat format, Cutting cutting) {
      this.kafka = kafka;
      this.format = format;
      this.cutting = cutting;
    }

    @Setup
    public void open() throws IOException {
      extractor = new WindowExtractor(cutting);
    }

    @ProcessElement
    public void read(
        @Element KV<RecordContainer, Iterable<FailedPlace>> failed, MultiOutputReceiver out) {
      Consumer<SequenceWindow> windows = WindowTags.windows(out, OptionalLong.empty());
      Consumer<FailedRecord> failures = WindowTags.failures(out, OptionalLong.empty());
      FailedSelection selection = FailedSelection.of(failed.getValue());
      if (failed.getKey() instanceof Partition partition) {
        readMessages(partition, selection, windows, failures);
      } else if (failed.getKey() instanceof SequenceFile file) {
        new ReplayedFile(file.name(), format, extractor.contigs())
            .read(selection, outcome -> extractor.extract(outcome, windows, failures));
      }
    }

    private void readMessages(
        Partition partition,
        FailedSelection selection,
        Consumer<SequenceWindow> windows,
        Consumer<FailedRecord> failures) {
      if (kafka == null) {
        throw new IllegalArgumentException(
            "the failed records are messages of topic "
                + partition.topic()
                + ": --bootstrapServers is needed to read them again");
      }
      try (ReplayedPartition again =
          new ReplayedPartition(kafka, partition.topic(), partition.number())) {
        again.read(
            selection.numbers(),
            message ->
                extractor.extractMessage(
                    SequenceMessages.parse(
                        new Message(message.topic(), message.partition(), message.offset()),
                        message.key(),
                        message.value(),
                        format.maxRecordBytes()),
                    read -> selection.containsRead((Message) read),
                    windows,
                    failures),
            gone ->
                extractor.extract(
                    FailedSelection.gone(gone, "the message is no longer in its topic"),
                    windows,
                    failures));
      }
    }
  }
}
