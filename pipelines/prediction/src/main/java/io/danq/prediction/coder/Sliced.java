package io.danq.prediction.coder;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;

/**
 * A value that one step hands to the next, with the slice it belongs to: the stretch of messages
 * whose results go to one file. Everything made from a message belongs to the message's slice.
 *
 * @param value what is handed on
 * @param slice offset of the slice's first message; empty for what was read from a file or is
 *     replayed
 */
public record Sliced<T>(T value, OptionalLong slice) {
  /** A value that belongs to no slice. */
  public static <T> Sliced<T> unsliced(T value) {
    return new Sliced<>(value, OptionalLong.empty());
  }

  /** Another value of the same slice. */
  public <R> Sliced<R> with(R other) {
    return new Sliced<>(other, slice);
  }

  /** The slice, then the value. Two coders are equal if those of their values are. */
  public static final class SlicedCoder<T> extends CustomCoder<Sliced<T>> {
    private static final long serialVersionUID = 1L;

    private final Coder<T> valueCoder;

    public SlicedCoder(Coder<T> valueCoder) {
      this.valueCoder = valueCoder;
    }

    @Override
    public void encode(Sliced<T> element, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeBoolean(element.slice().isPresent());
      if (element.slice().isPresent()) {
        out.writeLong(element.slice().getAsLong());
      }
      valueCoder.encode(element.value(), stream);
    }

    @Override
    public Sliced<T> decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      OptionalLong slice = in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty();
      return new Sliced<>(valueCoder.decode(stream), slice);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof SlicedCoder<?> coder && valueCoder.equals(coder.valueCoder);
    }

    @Override
    public int hashCode() {
      return valueCoder.hashCode();
    }
  }
}
