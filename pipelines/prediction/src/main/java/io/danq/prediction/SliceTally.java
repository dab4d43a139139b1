package io.danq.prediction;

import io.danq.sequence.RecordSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What one element of a topic adds to the knowledge of a slice: a message with so many results, or
 * the slice's end.
 *
 * @param slice the slice it is about
 * @param progress what it adds
 */
record SliceTally(Slice slice, SliceProgress progress) {
  static final TupleTag<SliceTally> TAG = new TupleTag<>("tallies") {};

  /**
   * A message.
   *
   * @param results how many windows it was cut into and failed records it made
   */
  static SliceTally of(RecordSource.Message source, long results) {
    return new SliceTally(sliceOf(source), SliceProgress.ofMessage(results));
  }

  static SliceTally of(SliceEnd end) {
    return new SliceTally(end.slice(), SliceProgress.ofEnd(end));
  }

  /** The slice that a message lies in. */
  static Slice sliceOf(RecordSource.Message source) {
    return new Slice(source.topic(), source.partition(), source.slice());
  }

  /** Slice, then progress. */
  static final class SliceTallyCoder extends CustomCoder<SliceTally> {
    private static final long serialVersionUID = 1L;

    private final Slice.SliceCoder sliceCoder = new Slice.SliceCoder();
    private final SliceProgress.SliceProgressCoder progressCoder =
        new SliceProgress.SliceProgressCoder();

    @Override
    public void encode(SliceTally tally, OutputStream stream) throws IOException {
      sliceCoder.encode(tally.slice(), stream);
      progressCoder.encode(tally.progress(), stream);
    }

    @Override
    public SliceTally decode(InputStream stream) throws IOException {
      return new SliceTally(sliceCoder.decode(stream), progressCoder.decode(stream));
    }
  }
}
