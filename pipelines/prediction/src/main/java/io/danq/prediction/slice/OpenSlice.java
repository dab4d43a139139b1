package io.danq.prediction.slice;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A slice that has not ended.
 *
 * @param slice which one
 * @param last offset of the newest message
 * @param messages how many it has
 * @param rows upper bound for the number of their rows
 * @param window number of the event-time window it began in, counted from 1970
 */
public record OpenSlice(Slice slice, long last, long messages, long rows, long window) {
  OpenSlice with(long offset, long moreRows) {
    return new OpenSlice(slice, offset, messages + 1, rows + moreRows, window);
  }

  SliceEnd end(long began, long windowMillis) {
    return new SliceEnd(slice, began, last, messages, window * windowMillis);
  }

  void write(DataOutputStream out) throws IOException {
    new Slice.SliceCoder().encode(slice, out);
    out.writeLong(last);
    out.writeLong(messages);
    out.writeLong(rows);
    out.writeLong(window);
  }

  static OpenSlice read(DataInputStream in) throws IOException {
    return new OpenSlice(
        new Slice.SliceCoder().decode(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
