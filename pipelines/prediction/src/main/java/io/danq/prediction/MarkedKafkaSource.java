package io.danq.prediction;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.kafka.KafkaCheckpointMark;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.KafkaTimestampType;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.joda.time.Instant;

/**
 * A Kafka source whose readers begin with a marker, which is to be dropped by whoever reads from
 * it, and end when their watermark does.
 *
 * <p>Beam's Flink runner asks a reader for its watermark only once it has delivered a record. A
 * task that has nothing but empty partitions would never report one, and no window of the whole
 * pipeline would close (decisions/0003). The marker is that record.
 */
final class MarkedKafkaSource
    extends UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark> {
  private static final long serialVersionUID = 1L;
  private static final int NOWHERE = -1;

  private final UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark> source;

  MarkedKafkaSource(UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark> source) {
    this.source = source;
  }

  /** Whether a record is a marker: it stands at no offset. */
  static boolean isMarker(KafkaRecord<byte[], byte[]> record) {
    return record.getOffset() == NOWHERE;
  }

  private static KafkaRecord<byte[], byte[]> marker() {
    return new KafkaRecord<>(
        "", NOWHERE, NOWHERE, NOWHERE, KafkaTimestampType.NO_TIMESTAMP_TYPE, null, null, null);
  }

  @Override
  public List<MarkedKafkaSource> split(int desiredNumSplits, PipelineOptions options)
      throws Exception {
    FileSystems.setDefaultPipelineOptions(options); // the clients' settings may lie on any
    return source.split(desiredNumSplits, options).stream()
        .map(MarkedKafkaSource::new)
        .collect(Collectors.toList());
  }

  @Override
  public UnboundedReader<KafkaRecord<byte[], byte[]>> createReader(
      PipelineOptions options, @Nullable KafkaCheckpointMark mark) throws IOException {
    FileSystems.setDefaultPipelineOptions(options);
    return new Reader(source.createReader(options, mark));
  }

  @Override
  public Coder<KafkaCheckpointMark> getCheckpointMarkCoder() {
    return source.getCheckpointMarkCoder();
  }

  @Override
  public boolean requiresDeduping() {
    return source.requiresDeduping();
  }

  @Override
  public Coder<KafkaRecord<byte[], byte[]>> getOutputCoder() {
    return source.getOutputCoder();
  }

  @Override
  public void validate() {
    source.validate();
  }

  @Override
  public void populateDisplayData(DisplayData.Builder builder) {
    source.populateDisplayData(builder);
  }

  /**
   * Delivers the marker without a look at Kafka, and starts the reader of the source thereafter. A
   * checkpoint in between is that of a reader which has read nothing: the place it was made for.
   */
  private final class Reader extends UnboundedReader<KafkaRecord<byte[], byte[]>> {
    private final UnboundedReader<KafkaRecord<byte[], byte[]>> reader;
    private boolean reading;
    private boolean ended;

    Reader(UnboundedReader<KafkaRecord<byte[], byte[]>> reader) {
      this.reader = reader;
    }

    @Override
    public boolean start() {
      return true;
    }

    @Override
    public boolean advance() throws IOException {
      if (ended) {
        return false;
      }
      if (!reading) {
        reading = true;
        return reader.start();
      }
      return reader.advance();
    }

    @Override
    public KafkaRecord<byte[], byte[]> getCurrent() {
      return reading ? reader.getCurrent() : marker();
    }

    @Override
    public Instant getCurrentTimestamp() {
      return reading ? reader.getCurrentTimestamp() : reader.getWatermark();
    }

    @Override
    public byte[] getCurrentRecordId() {
      return reading ? reader.getCurrentRecordId() : new byte[0];
    }

    @Override
    public Instant getWatermark() {
      if (!ended) {
        Instant watermark = reader.getWatermark();
        // What comes after the end would be dropped as late: it is left for the next run.
        ended = !watermark.isBefore(BoundedWindow.TIMESTAMP_MAX_VALUE);
        return watermark;
      }
      return BoundedWindow.TIMESTAMP_MAX_VALUE;
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      if (!reading) {
        // Kafka's reader puts into the mark what it was asked last: a restored watermark is kept.
        reader.getWatermark();
      }
      return reader.getCheckpointMark();
    }

    @Override
    public long getSplitBacklogBytes() {
      return reader.getSplitBacklogBytes();
    }

    @Override
    public long getTotalBacklogBytes() {
      return reader.getTotalBacklogBytes();
    }

    @Override
    public MarkedKafkaSource getCurrentSource() {
      return MarkedKafkaSource.this;
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
