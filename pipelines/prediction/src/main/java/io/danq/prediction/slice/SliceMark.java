package io.danq.prediction.slice;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.io.kafka.KafkaCheckpointMark;

/**
 * The checkpoint of a reader: how far it has read in a topic.
 *
 * @param kafka the next offset and the watermark of each partition
 * @param open the slices that it is in
 * @param began the first slice of each partition that the job has read
 */
public record SliceMark(
    KafkaCheckpointMark kafka, Collection<OpenSlice> open, Collection<Slice> began)
    implements UnboundedSource.CheckpointMark {
  @Override
  public void finalizeCheckpoint() throws IOException {
    kafka.finalizeCheckpoint();
  }

  /** Beam's own mark, then the slices. */
  public static final class SliceMarkCoder extends CustomCoder<SliceMark> {
    private static final long serialVersionUID = 1L;

    private final Coder<KafkaCheckpointMark> kafkaCoder;
    private final Slice.SliceCoder sliceCoder = new Slice.SliceCoder();

    /**
     * Writes marks.
     *
     * @param kafkaCoder how Beam writes its own
     */
    public SliceMarkCoder(Coder<KafkaCheckpointMark> kafkaCoder) {
      this.kafkaCoder = kafkaCoder;
    }

    @Override
    public void encode(SliceMark mark, OutputStream stream) throws IOException {
      kafkaCoder.encode(mark.kafka(), stream);
      DataOutputStream out = new DataOutputStream(stream);
      out.writeInt(mark.open().size());
      for (OpenSlice slice : mark.open()) {
        slice.write(out);
      }
      out.writeInt(mark.began().size());
      for (Slice slice : mark.began()) {
        sliceCoder.encode(slice, out);
      }
    }

    @Override
    public SliceMark decode(InputStream stream) throws IOException {
      KafkaCheckpointMark kafka = kafkaCoder.decode(stream);
      DataInputStream in = new DataInputStream(stream);
      List<OpenSlice> open = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        open.add(OpenSlice.read(in));
      }
      List<Slice> began = new ArrayList<>();
      for (int count = in.readInt(); count > 0; count--) {
        began.add(sliceCoder.decode(in));
      }
      return new SliceMark(kafka, open, began);
    }
  }
}
