package io.danq.prediction.slice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What the source of a topic reports about a slice, once per message and once at the slice's end.
 * It travels alongside the results, with the slice it belongs to. {@link SliceProgress} is the sum
 * of these reports. {@link SliceItem} is what reaches the step that gathers a slice.
 *
 * @param slice the slice it is about
 * @param progress what it adds to the slice's progress
 */
public record SliceTally(Slice slice, SliceProgress progress) {
  /** The source's collection of tallies. */
  public static final TupleTag<SliceTally> TAG = new TupleTag<>("tallies") {};

  /**
   * The report of a message.
   *
   * @param results its windows and failed records together
   */
  public static SliceTally of(Slice slice, long results) {
    return new SliceTally(slice, SliceProgress.ofMessage(results));
  }

  /** The report of the end of a slice. */
  public static SliceTally of(SliceEnd end) {
    return new SliceTally(end.slice(), SliceProgress.ofEnd(end));
  }

  /** Slice, then progress. */
  public static final class SliceTallyCoder extends CustomCoder<SliceTally> {
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
