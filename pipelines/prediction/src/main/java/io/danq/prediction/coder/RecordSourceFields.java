package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.RecordSource;
import io.danq.sequence.RecordSource.FileEntry;
import io.danq.sequence.RecordSource.Message;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How the coders of the pipelines write a {@link RecordSource}. */
public final class RecordSourceFields {
  private RecordSourceFields() {}

  /** Writes a source, of either kind. */
  public static void write(RecordSource source, DataOutputStream out) throws IOException {
    out.writeBoolean(source instanceof Message);
    if (source instanceof Message message) {
      Fields.writeText(message.topic(), out);
      out.writeInt(message.partition());
      out.writeLong(message.offset());
    } else if (source instanceof FileEntry entry) {
      Fields.writeText(entry.file(), out);
      out.writeLong(entry.number());
    }
  }

  /** Reads what {@link #write} wrote. */
  public static RecordSource read(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Message(Fields.readText(in), in.readInt(), in.readLong())
        : new FileEntry(Fields.readText(in), in.readLong());
  }
}
