package io.danq.prediction;

import io.danq.sequence.FailedRecord;
import io.danq.window.SequenceWindow;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/** The two outputs of every source: windows to predict, and records that could not be. */
final class WindowTags {
  static final TupleTag<SequenceWindow> WINDOWS = new TupleTag<>("windows") {};
  static final TupleTag<FailedRecord> FAILED = new TupleTag<>("failed") {};
  static final TupleTagList OTHERS = TupleTagList.of(FAILED);

  private WindowTags() {}

  static PCollectionTuple withCoders(PCollectionTuple outputs) {
    outputs.get(WINDOWS).setCoder(new SequenceWindowCoder());
    outputs.get(FAILED).setCoder(new FailedRecordCoder());
    return outputs;
  }
}
