package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.GenomicInterval;
import io.danq.sequence.Strand;
import io.danq.sequence.window.Placement;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the fields of a {@link Placement}. Stateless. */
final class PlacementFields {
  private PlacementFields() {}

  static void write(Placement placement, DataOutputStream out) throws IOException {
    write(placement.span(), out);
    out.writeBoolean(placement.strand() == Strand.REVERSE);
    out.writeBoolean(placement.anchor().isPresent());
    if (placement.anchor().isPresent()) {
      write(placement.anchor().get().bin(), out);
      out.writeFloat(placement.anchor().get().readBaseFraction());
    }
    AlignmentTags tags = placement.tags();
    write(tags.mappingQuality(), out);
    write(tags.haplotype(), out);
    write(tags.phaseSet(), out);
    out.writeBoolean(tags.duplicate());
    out.writeBoolean(tags.failedQualityControl());
  }

  static Placement read(DataInputStream in) throws IOException {
    return new Placement(
        readInterval(in),
        in.readBoolean() ? Strand.REVERSE : Strand.FORWARD,
        in.readBoolean()
            ? Optional.of(new Placement.Anchor(readInterval(in), in.readFloat()))
            : Optional.empty(),
        new AlignmentTags(
            readNumber(in), readNumber(in), readNumber(in), in.readBoolean(), in.readBoolean()));
  }

  private static void write(GenomicInterval interval, DataOutputStream out) throws IOException {
    Fields.writeText(interval.contig(), out);
    out.writeInt(interval.start());
    out.writeInt(interval.end());
  }

  private static GenomicInterval readInterval(DataInputStream in) throws IOException {
    return new GenomicInterval(Fields.readText(in), in.readInt(), in.readInt());
  }

  private static void write(OptionalInt number, DataOutput out) throws IOException {
    out.writeBoolean(number.isPresent());
    if (number.isPresent()) {
      out.writeInt(number.getAsInt());
    }
  }

  private static OptionalInt readNumber(DataInput in) throws IOException {
    return in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty();
  }
}
