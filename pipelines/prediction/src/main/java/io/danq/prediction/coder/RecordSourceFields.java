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
  private static final int FILE = 0;
  private static final int MESSAGE = 1;

  private RecordSourceFields() {}

  /** Writes a source, of either kind: first a 0 for a file, or 1 and the read of a message. */
  public static void write(RecordSource source, DataOutputStream out) throws IOException {
    out.writeByte(source instanceof Message message ? MESSAGE + message.read() : FILE);
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
    int kind = in.readUnsignedByte();
    return kind == FILE
        ? new FileEntry(Fields.readText(in), in.readLong())
        : new Message(Fields.readText(in), in.readInt(), in.readLong(), kind - MESSAGE);
  }
}
