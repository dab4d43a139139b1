package io.danq.prediction.slice;

import io.danq.prediction.rows.SourcedRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * An input of the step that gathers a slice's rows: a row, which counts as one result, or the
 * progress of a {@link SliceTally} without a row.
 *
 * @param progress what it adds to the slice's progress
 * @param row the row, if there is one
 */
record SliceItem(SliceProgress progress, Optional<SourcedRow> row) {
  static SliceItem of(SourcedRow row) {
    return new SliceItem(SliceProgress.RESULT, Optional.of(row));
  }

  static SliceItem of(SliceProgress progress) {
    return new SliceItem(progress, Optional.empty());
  }

  /** The progress of a row is not encoded, because it is always {@link SliceProgress#RESULT}. */
  static final class SliceItemCoder extends CustomCoder<SliceItem> {
    private static final long serialVersionUID = 1L;

    private final SourcedRow.SourcedRowCoder rowCoder = new SourcedRow.SourcedRowCoder();
    private final SliceProgress.SliceProgressCoder progressCoder =
        new SliceProgress.SliceProgressCoder();

    @Override
    public void encode(SliceItem item, OutputStream stream) throws IOException {
      new DataOutputStream(stream).writeBoolean(item.row().isPresent());
      if (item.row().isPresent()) {
        rowCoder.encode(item.row().get(), stream);
      } else {
        progressCoder.encode(item.progress(), stream);
      }
    }

    @Override
    public SliceItem decode(InputStream stream) throws IOException {
      return new DataInputStream(stream).readBoolean()
          ? of(rowCoder.decode(stream))
          : of(progressCoder.decode(stream));
    }
  }
}
