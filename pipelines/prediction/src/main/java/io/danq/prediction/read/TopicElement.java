package io.danq.prediction.read;

import io.danq.prediction.slice.Slice;
import io.danq.prediction.slice.SliceEnd;
import io.danq.prediction.slice.Slicer;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.io.kafka.KafkaRecord;

/**
 * What a {@link MarkedKafkaSource} delivers: a message, the end of a slice, both, or, as a reader's
 * first element, neither.
 *
 * @param message the message, if there is one
 * @param slice first offset of the message's slice
 * @param ended the slice that ended before it
 */
record TopicElement(
    Optional<KafkaRecord<byte[], byte[]>> message, long slice, Optional<SliceEnd> ended) {
  static final TopicElement MARKER = new TopicElement(Optional.empty(), 0, Optional.empty());

  static TopicElement of(KafkaRecord<byte[], byte[]> message, Slicer.Place place) {
    return new TopicElement(Optional.of(message), place.slice().first(), place.ended());
  }

  static TopicElement of(SliceEnd ended) {
    return new TopicElement(Optional.empty(), 0, Optional.of(ended));
  }

  /** Each optional part after a flag. */
  static final class TopicElementCoder extends CustomCoder<TopicElement> {
    private static final long serialVersionUID = 1L;

    private final Coder<KafkaRecord<byte[], byte[]>> recordCoder;
    private final Slice.SliceCoder sliceCoder = new Slice.SliceCoder();

    TopicElementCoder(Coder<KafkaRecord<byte[], byte[]>> recordCoder) {
      this.recordCoder = recordCoder;
    }

    @Override
    public void encode(TopicElement element, OutputStream stream) throws IOException {
      DataOutputStream out = new DataOutputStream(stream);
      out.writeBoolean(element.ended().isPresent());
      if (element.ended().isPresent()) {
        SliceEnd end = element.ended().get();
        sliceCoder.encode(end.slice(), out);
        out.writeLong(end.began());
        out.writeLong(end.last());
        out.writeLong(end.messages());
        out.writeLong(end.millis());
      }
      out.writeBoolean(element.message().isPresent());
      if (element.message().isPresent()) {
        out.writeLong(element.slice());
        recordCoder.encode(element.message().get(), out);
      }
    }

    @Override
    public TopicElement decode(InputStream stream) throws IOException {
      DataInputStream in = new DataInputStream(stream);
      Optional<SliceEnd> ended =
          in.readBoolean()
              ? Optional.of(
                  new SliceEnd(
                      sliceCoder.decode(in),
                      in.readLong(),
                      in.readLong(),
                      in.readLong(),
                      in.readLong()))
              : Optional.empty();
      if (!in.readBoolean()) {
        return new TopicElement(Optional.empty(), 0, ended);
      }
      long slice = in.readLong();
      return new TopicElement(Optional.of(recordCoder.decode(in)), slice, ended);
    }
  }
}
