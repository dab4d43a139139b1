package io.danq.prediction.read;

import io.danq.prediction.coder.SequenceWindowCoder;
import io.danq.prediction.coder.Sliced;
import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.prediction.coder.WindowTags;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.RecordSource;
import io.danq.sequence.file.SequenceMessages;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the reads of messages, one read or a pair in each, into windows.
 *
 * @param maxRecordBytes the largest message that is read
 */
public record SequenceMessageCutting(Cutting cutting, int maxRecordBytes)
    implements MessageCutting<SequenceWindow> {
  private static final long serialVersionUID = 1L;

  @Override
  public TupleTag<Sliced<SequenceWindow>> tag() {
    return WindowTags.WINDOWS;
  }

  @Override
  public Coder<Sliced<SequenceWindow>> coder() {
    return new SlicedCoder<>(new SequenceWindowCoder());
  }

  @Override
  public RowBound mostRows() {
    return new RowBound.Windows(
        cutting.spec().stride(), cutting.anchored(), cutting.aligning() != null);
  }

  @Override
  public Cutter<SequenceWindow> open() throws IOException {
    return new WindowCutter(new WindowExtractor(cutting), maxRecordBytes);
  }

  private record WindowCutter(WindowExtractor extractor, int maxRecordBytes)
      implements Cutter<SequenceWindow> {
    @Override
    public long cut(
        RecordSource.Message source,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Consumer<SequenceWindow> cut,
        Consumer<FailedRecord> failures) {
      AtomicLong results = new AtomicLong();
      extractor.extractMessage(
          SequenceMessages.parse(source, key, value, maxRecordBytes),
          read -> true,
          cut.andThen(window -> results.incrementAndGet()),
          failures.andThen(failure -> results.incrementAndGet()));
      return results.get();
    }
  }
}
