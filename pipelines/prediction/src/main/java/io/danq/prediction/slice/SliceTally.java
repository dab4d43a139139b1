package io.danq.prediction.slice;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TupleTag;

/**
 * What one element of a topic tells about a slice: a message and the number of its results, or the
 * slice's end.
 *
 * @param slice the slice it is about
 * @param progress what it adds
 */
public record SliceTally(Slice slice, SliceProgress progress) {
  /** The source's collection of tallies. */
  public static final TupleTag<SliceTally> TAG = new TupleTag<>("tallies") {};

  /**
   * A message of a slice.
   *
   * @param results its windows and failed records together
   */
  public static SliceTally of(Slice slice, long results) {
    return new SliceTally(slice, SliceProgress.ofMessage(results));
  }

  /** The end of a slice. */
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
