package io.danq.prediction.coder;

import io.danq.prediction.coder.Sliced.SlicedCoder;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.window.SequenceWindow;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * The two outputs of every source of sequences: windows to predict, and records that could not be
 * read or cut. Steps that predict also use {@link #FAILED}.
 */
public final class WindowTags {
  /** Windows to predict. */
  public static final TupleTag<Sliced<SequenceWindow>> WINDOWS = new TupleTag<>("windows") {};

  /** Records that could not be read or predicted. */
  public static final TupleTag<Sliced<FailedRecord>> FAILED = new TupleTag<>("failed") {};

  /** The outputs other than the main one. */
  public static final TupleTagList OTHERS = TupleTagList.of(FAILED);

  private WindowTags() {}

  /** Gives both collections their coders, and the tuple back. */
  public static PCollectionTuple withCoders(PCollectionTuple outputs) {
    outputs.get(WINDOWS).setCoder(new SlicedCoder<>(new SequenceWindowCoder()));
    outputs.get(FAILED).setCoder(failedCoder());
    return outputs;
  }

  /** How {@link #FAILED} travels. */
  public static Coder<Sliced<FailedRecord>> failedCoder() {
    return new SlicedCoder<>(new FailedRecordCoder());
  }

  /** A consumer that outputs the windows of one slice. */
  public static Consumer<SequenceWindow> windows(MultiOutputReceiver out, OptionalLong slice) {
    return window -> out.get(WINDOWS).output(new Sliced<>(window, slice));
  }

  /** A consumer that outputs the failed records of one slice. */
  public static Consumer<FailedRecord> failures(MultiOutputReceiver out, OptionalLong slice) {
    return failed -> out.get(FAILED).output(new Sliced<>(failed, slice));
  }
}
