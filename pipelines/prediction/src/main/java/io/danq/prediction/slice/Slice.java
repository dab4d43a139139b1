package io.danq.prediction.slice;

import io.danq.beam.coder.Fields;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A contiguous stretch of a partition whose results go to one file.
 *
 * @param topic name of the topic
 * @param partition its partition, from 0
 * @param first offset of the first message; no two slices of a partition share one
 */
public record Slice(String topic, int partition, long first) implements Serializable {
  /** Topic, partition, offset; a key of grouped elements. */
  public static final class SliceCoder extends CustomCoder<Slice> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(Slice slice, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      Fields.writeText(slice.topic(), out);
      out.writeInt(slice.partition());
      out.writeLong(slice.first());
    }

    @Override
    public Slice decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      return new Slice(Fields.readText(in), in.readInt(), in.readLong());
    }

    /** Equal slices have equal bytes. */
    @Override
    public void verifyDeterministic() {}
  }
}
