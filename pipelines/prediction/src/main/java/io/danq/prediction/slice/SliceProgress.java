package io.danq.prediction.slice;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * How much of a slice has arrived. The counts of a message, a result or a slice's end are added up
 * until the slice is complete.
 *
 * @param messages number of messages known so far
 * @param due number of their results: windows, predicted or failed, and failed records
 * @param arrived number of results that have arrived
 * @param allMessages number of messages in the complete slice; 0 while it is not known to have
 *     ended
 * @param began offset of the first message that the job read in the partition; 0 while it is not
 *     known to have ended
 * @param last offset of its last message; 0 while it is not known to have ended
 * @param millis start of its event-time window in milliseconds since 1970; 0 while it is not known
 *     to have ended
 */
record SliceProgress(
    long messages, long due, long arrived, long allMessages, long began, long last, long millis) {
  static final SliceProgress NONE = new SliceProgress(0, 0, 0, 0, 0, 0, 0);

  /** A result. */
  static final SliceProgress RESULT = new SliceProgress(0, 0, 1, 0, 0, 0, 0);

  static SliceProgress ofMessage(long results) {
    return new SliceProgress(1, results, 0, 0, 0, 0, 0);
  }

  static SliceProgress ofEnd(SliceEnd end) {
    return new SliceProgress(0, 0, 0, end.messages(), end.began(), end.last(), end.millis());
  }

  SliceProgress plus(SliceProgress other) {
    return new SliceProgress(
        messages + other.messages,
        due + other.due,
        arrived + other.arrived,
        allMessages + other.allMessages,
        began + other.began,
        last + other.last,
        millis + other.millis);
  }

  /** Whether everything has arrived. */
  boolean isComplete() {
    return allMessages > 0 && messages == allMessages && arrived == due;
  }

  /** Field after field. */
  static final class SliceProgressCoder extends CustomCoder<SliceProgress> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(SliceProgress progress, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeLong(progress.messages());
      out.writeLong(progress.due());
      out.writeLong(progress.arrived());
      out.writeLong(progress.allMessages());
      out.writeLong(progress.began());
      out.writeLong(progress.last());
      out.writeLong(progress.millis());
    }

    @Override
    public SliceProgress decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      return new SliceProgress(
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong(),
          in.readLong());
    }
  }
}
