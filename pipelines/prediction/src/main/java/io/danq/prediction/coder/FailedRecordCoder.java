package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.beam.sdk.coders.CustomCoder;

/** A {@link FailedRecord}, at most a few kilobytes. */
public final class FailedRecordCoder extends CustomCoder<FailedRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void encode(FailedRecord failed, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    RecordSourceFields.write(failed.source(), out);
    out.writeBoolean(failed.sequenceId().isPresent());
    if (failed.sequenceId().isPresent()) {
      Fields.writeText(failed.sequenceId().get(), out);
    }
    Fields.writeText(failed.reason().name(), out);
    Fields.writeText(failed.message(), out);
    Fields.writeBytes(failed.payload(), out);
  }

  @Override
  public FailedRecord decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    return new FailedRecord(
        RecordSourceFields.read(in),
        in.readBoolean() ? Optional.of(Fields.readText(in)) : Optional.empty(),
        FailureReason.valueOf(Fields.readText(in)),
        Fields.readText(in),
        Fields.readBytes(in));
  }

  /** Flink joins two streams only if their coders are equal; this one has no state. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FailedRecordCoder;
  }

  @Override
  public int hashCode() {
    return FailedRecordCoder.class.hashCode();
  }
}
