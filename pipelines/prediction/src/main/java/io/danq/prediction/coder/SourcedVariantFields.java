package io.danq.prediction.coder;

import io.danq.beam.coder.Fields;
import io.danq.sequence.RecordSource;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.Variant;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes the fields of a {@link SourcedVariant}. Stateless. */
final class SourcedVariantFields {
  private SourcedVariantFields() {}

  static void write(SourcedVariant sourced, DataOutputStream out) throws IOException {
    Variant variant = sourced.variant();
    RecordSourceFields.write(sourced.source(), out);
    out.writeInt(sourced.contigLength().orElse(0)); // a contig has at least one base
    Fields.writeText(variant.contig(), out);
    out.writeLong(variant.position());
    out.writeBoolean(variant.id().isPresent());
    if (variant.id().isPresent()) {
      Fields.writeText(variant.id().get(), out);
    }
    Fields.writeText(variant.ref(), out);
    out.writeInt(variant.alts().size());
    for (String alt : variant.alts()) {
      Fields.writeText(alt, out);
    }
  }

  static SourcedVariant read(DataInputStream in) throws IOException {
    RecordSource source = RecordSourceFields.read(in);
    int length = in.readInt();
    String contig = Fields.readText(in);
    long position = in.readLong();
    Optional<String> id = in.readBoolean() ? Optional.of(Fields.readText(in)) : Optional.empty();
    String ref = Fields.readText(in);
    List<String> alts = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      alts.add(Fields.readText(in));
    }
    return new SourcedVariant(
        source,
        new Variant(contig, position, id, ref, alts),
        length == 0 ? OptionalInt.empty() : OptionalInt.of(length));
  }
}
