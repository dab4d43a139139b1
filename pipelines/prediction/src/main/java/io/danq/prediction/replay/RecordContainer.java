package io.danq.prediction.replay;

import io.danq.beam.coder.Fields;
import io.danq.sequence.RecordSource;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** What holds records by number: a partition of a topic, or a file. */
sealed interface RecordContainer {
  /** A partition; its records' numbers are offsets, from 0. */
  record Partition(String topic, int number) implements RecordContainer {}

  /** A file; its records are counted from 1. */
  record SequenceFile(String name) implements RecordContainer {}

  /** The container of a record. */
  static RecordContainer of(RecordSource source) {
    return source instanceof RecordSource.Message message
        ? new Partition(message.topic(), message.partition())
        : new SequenceFile(((RecordSource.FileEntry) source).file());
  }

  /** The number of a record in its container. */
  static long number(RecordSource source) {
    return source instanceof RecordSource.Message message
        ? message.offset()
        : ((RecordSource.FileEntry) source).number();
  }

  /** Kind, then fields. Equal containers have equal bytes, so a container can be a key. */
  final class RecordContainerCoder extends CustomCoder<RecordContainer> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(RecordContainer container, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeBoolean(container instanceof Partition);
      if (container instanceof Partition partition) {
        Fields.writeText(partition.topic(), out);
        out.writeInt(partition.number());
      } else if (container instanceof SequenceFile file) {
        Fields.writeText(file.name(), out);
      }
    }

    @Override
    public RecordContainer decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      return in.readBoolean()
          ? new Partition(Fields.readText(in), in.readInt())
          : new SequenceFile(Fields.readText(in));
    }

    @Override
    public void verifyDeterministic() {}
  }
}
