package io.danq.prediction;

import io.danq.sequence.RecordSource;
import io.danq.sequence.RecordSource.FileEntry;
import io.danq.sequence.RecordSource.Message;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How the coders of this package write a {@link RecordSource}. */
final class RecordSources {
  private RecordSources() {}

  static void write(RecordSource source, DataOutputStream out) throws IOException {
    out.writeBoolean(source instanceof Message);
    if (source instanceof Message message) {
      Fields.writeText(message.topic(), out);
      out.writeInt(message.partition());
      out.writeLong(message.offset());
      out.writeLong(message.slice());
    } else if (source instanceof FileEntry entry) {
      Fields.writeText(entry.file(), out);
      out.writeLong(entry.number());
    }
  }

  static RecordSource read(DataInputStream in) throws IOException {
    return in.readBoolean()
        ? new Message(Fields.readText(in), in.readInt(), in.readLong(), in.readLong())
        : new FileEntry(Fields.readText(in), in.readLong());
  }
}
