package io.danq.prediction.read;

import io.danq.prediction.slice.SliceEnd;
import io.danq.prediction.slice.SliceMark;
import io.danq.prediction.slice.Slicer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.kafka.KafkaCheckpointMark;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.display.DisplayData;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka source whose readers divide what they read into slices. A reader first delivers a marker,
 * then says which slice a message belongs to and when a slice has ended. It ends when its watermark
 * reaches the end.
 *
 * <p>Beam's Flink runner asks a reader for its watermark only once it has delivered a record. A
 * task with only empty partitions would never report one (decisions/0003). The marker is that first
 * record. Each slice makes one set of files (decisions/0008), so the open slices are part of a
 * reader's checkpoint.
 */
final class MarkedKafkaSource extends UnboundedSource<TopicElement, SliceMark> {
  /**
   * The watermark of a reader that has ended, until it has delivered the ends of its slices. The
   * global window ends a day before Beam's last instant, and what comes after its end is dropped.
   */
  static final Instant BEFORE_END = GlobalWindow.INSTANCE.maxTimestamp().minus(Duration.millis(1));

  private static final long serialVersionUID = 2L;

  private final UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark> source;
  private final Duration window;
  private final RowBound mostRows;

  /**
   * @param window length of an event-time window, longer than 0
   * @param mostRows of a message
   */
  MarkedKafkaSource(
      UnboundedSource<KafkaRecord<byte[], byte[]>, KafkaCheckpointMark> source,
      Duration window,
      RowBound mostRows) {
    this.source = source;
    this.window = window;
    this.mostRows = mostRows;
  }

  @Override
  public List<MarkedKafkaSource> split(int desiredNumSplits, PipelineOptions options)
      throws Exception {
    FileSystems.setDefaultPipelineOptions(options); // the clients' settings may be on any of them
    return source.split(desiredNumSplits, options).stream()
        .map(split -> new MarkedKafkaSource(split, window, mostRows))
        .collect(Collectors.toList());
  }

  @Override
  public UnboundedReader<TopicElement> createReader(
      PipelineOptions options, @Nullable SliceMark mark) throws IOException {
    FileSystems.setDefaultPipelineOptions(options);
    return mark == null
        ? new Reader(source.createReader(options, null), new Slicer(window, List.of(), List.of()))
        : new Reader(
            source.createReader(options, mark.kafka()),
            new Slicer(window, mark.open(), mark.began()));
  }

  @Override
  public Coder<SliceMark> getCheckpointMarkCoder() {
    return new SliceMark.SliceMarkCoder(source.getCheckpointMarkCoder());
  }

  @Override
  public boolean requiresDeduping() {
    return source.requiresDeduping();
  }

  @Override
  public Coder<TopicElement> getOutputCoder() {
    return new TopicElement.TopicElementCoder(source.getOutputCoder());
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
   * Delivers the marker before it contacts Kafka, then starts the source's reader. A checkpoint in
   * between holds the position that the reader was created with.
   */
  private final class Reader extends UnboundedReader<TopicElement> {
    private final UnboundedReader<KafkaRecord<byte[], byte[]>> reader;
    private final Slicer slicer;
    private TopicElement current = TopicElement.MARKER;
    private Instant currentTime = BoundedWindow.TIMESTAMP_MIN_VALUE;
    private boolean reading;
    private boolean ended;

    Reader(UnboundedReader<KafkaRecord<byte[], byte[]>> reader, Slicer slicer) {
      this.reader = reader;
      this.slicer = slicer;
    }

    @Override
    public boolean start() {
      currentTime = reader.getWatermark();
      return true;
    }

    @Override
    public boolean advance() throws IOException {
      if (!ended && advanceReader()) {
        KafkaRecord<byte[], byte[]> message = reader.getCurrent();
        byte[] value = message.getKV().getValue();
        currentTime = reader.getCurrentTimestamp();
        current =
            TopicElement.of(
                message,
                slicer.add(
                    message.getTopic(),
                    message.getPartition(),
                    message.getOffset(),
                    currentTime,
                    value == null ? 1 : mostRows.of(value)));
        return true;
      }
      Optional<SliceEnd> end = slicer.endAt(readersWatermark());
      end.ifPresent(slice -> current = TopicElement.of(slice));
      return end.isPresent();
    }

    private boolean advanceReader() throws IOException {
      if (!reading) {
        reading = true;
        return reader.start();
      }
      return reader.advance();
    }

    private Instant readersWatermark() {
      if (!ended) {
        Instant watermark = reader.getWatermark();
        // Messages after the end would be dropped as late. They are left for the next run.
        ended = !watermark.isBefore(BoundedWindow.TIMESTAMP_MAX_VALUE);
        return watermark;
      }
      return BoundedWindow.TIMESTAMP_MAX_VALUE;
    }

    @Override
    public TopicElement getCurrent() {
      return current;
    }

    @Override
    public Instant getCurrentTimestamp() {
      return currentTime;
    }

    @Override
    public byte[] getCurrentRecordId() {
      return new byte[0]; // needed only by sources that may deliver a record twice
    }

    /** Reports the end only after the end of the last slice. */
    @Override
    public Instant getWatermark() {
      Instant watermark = readersWatermark();
      return ended && !slicer.open().isEmpty() ? BEFORE_END : watermark;
    }

    @Override
    public SliceMark getCheckpointMark() {
      if (!reading) {
        // Kafka's reader writes the watermark that it last reported into the mark, so this keeps a
        // restored one.
        reader.getWatermark();
      }
      return new SliceMark(
          (KafkaCheckpointMark) reader.getCheckpointMark(), slicer.open(), slicer.began());
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
