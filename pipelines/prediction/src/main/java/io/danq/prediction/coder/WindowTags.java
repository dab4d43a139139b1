package io.danq.prediction.coder;

import io.danq.sequence.FailedRecord;
import io.danq.sequence.window.SequenceWindow;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** The two outputs of every source: windows to predict, and records that could not be. */
public final class WindowTags {
  /** Windows to predict. */
  public static final TupleTag<SequenceWindow> WINDOWS = new TupleTag<>("windows") {};

  /** Records that could not be read or predicted. */
  public static final TupleTag<FailedRecord> FAILED = new TupleTag<>("failed") {};

  /** The outputs beside the main one. */
  public static final TupleTagList OTHERS = TupleTagList.of(FAILED);

  private WindowTags() {}

  /** Gives both collections their coders, and the tuple back. */
  public static PCollectionTuple withCoders(PCollectionTuple outputs) {
    outputs.get(WINDOWS).setCoder(new SequenceWindowCoder());
    outputs.get(FAILED).setCoder(new FailedRecordCoder());
    return outputs;
  }
}
