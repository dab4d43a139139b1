package io.danq.sequence.file;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.SAMFlag;
import htsjdk.samtools.TextCigarCodec;
import io.danq.sequence.Alignment;
import io.danq.sequence.AlignmentTags;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceNames;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.SkipReason;
import io.danq.sequence.SkippedRecord;
import io.danq.sequence.Strand;
import io.danq.sequence.support.JsonFields;
import io.danq.sequence.support.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A read as a JSON object, or the two of a pair. Stateless.
 *
 * <ul>
 *   <li>{@code id} and {@code sequence}, strings. An aligned read may go without {@code id}.
 *   <li>of a pair: {@code mateSequence}, a string, the bases of the second read as the sequencer
 *       read them. {@code sequence} has those of the first.
 *   <li>of an aligned read: {@code contig}, {@code position}, the 0-based position of its first
 *       aligned base, and {@code cigar}. The sequence runs in the direction of the reference, as in
 *       SAM.
 *   <li>and if they are known: {@code contigLength}, {@code flags}, as SAM has them, {@code
 *       mappingQuality}, {@code haplotype} and {@code phaseSet}, whole numbers. A read without an
 *       alignment may have {@code flags} too.
 * </ul>
 *
 * Other fields are ignored.
 */
final class JsonMessage {
  static final String MATE = "mateSequence";

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "sequence",
          MATE,
          "contig",
          "contigLength",
          "position",
          "cigar",
          "flags",
          "mappingQuality",
          "haplotype",
          "phaseSet");
  private static final int MAX_FLAGS = 0xffff;
  private static final int MAX_MAPPING_QUALITY = 255;

  private final JsonFields fields;

  /** The id of a read whose message has none. */
  interface BareId {
    String get() throws MalformedMessageException;
  }

  private JsonMessage(JsonFields fields) {
    this.fields = fields;
  }

  /**
   * Reads a message.
   *
   * @param bareId the id of an aligned read without one
   * @throws MalformedMessageException if a field is missing or wrong
   */
  static List<ReadOutcome> parse(RecordSource.Message source, String text, BareId bareId)
      throws MalformedMessageException {
    return new JsonMessage(JsonFields.parse(text, FIELDS)).outcomes(source, bareId);
  }

  private List<ReadOutcome> outcomes(RecordSource.Message source, BareId bareId)
      throws MalformedMessageException {
    boolean aligned = Stream.of("contig", "position", "cigar").anyMatch(fields::has);
    if (!fields.hasValue(MATE)) {
      return List.of(outcome(source, aligned, bareId));
    }
    if (aligned) {
      throw new MalformedMessageException(
          "the JSON of an aligned read has a field \"mateSequence\": send aligned reads one by"
              + " one");
    }
    String id = SequenceNames.of(fields.text("id"));
    checkName(id);
    return MessagePair.of(
        source,
        id,
        fields.text("sequence").getBytes(StandardCharsets.UTF_8),
        fields.text(MATE).getBytes(StandardCharsets.UTF_8));
  }

  private ReadOutcome outcome(RecordSource source, boolean aligned, BareId bareId)
      throws MalformedMessageException {
    String id = SequenceNames.of(aligned && !fields.has("id") ? bareId.get() : fields.text("id"));
    checkName(id);
    byte[] bases = fields.text("sequence").getBytes(StandardCharsets.UTF_8);
    int flags = fields.number("flags", 0, MAX_FLAGS).orElse(0);
    boolean primary =
        SAMFlag.SECONDARY_ALIGNMENT.isUnset(flags)
            && SAMFlag.SUPPLEMENTARY_ALIGNMENT.isUnset(flags);
    if (aligned && !primary) {
      return new SkippedRecord(source, SkipReason.NOT_PRIMARY);
    }
    Optional<Alignment> alignment =
        aligned && SAMFlag.READ_UNMAPPED.isUnset(flags)
            ? Optional.of(alignment(flags, bases.length))
            : Optional.empty();
    return new SequenceRecord(source, id, bases, alignment, flags);
  }

  private Alignment alignment(int flags, int bases) throws MalformedMessageException {
    String contig = fields.text("contig");
    checkName(contig);
    String cigar = fields.text("cigar");
    OptionalInt position = fields.number("position", 0, Integer.MAX_VALUE);
    if (position.isEmpty()) {
      throw new MalformedMessageException("the JSON has no field \"position\"");
    }
    int quality =
        fields.number("mappingQuality", 0, MAX_MAPPING_QUALITY).orElse(MAX_MAPPING_QUALITY);
    AlignmentTags tags =
        AlignmentTags.of(flags, quality, anyNumber("haplotype"), anyNumber("phaseSet"));
    try {
      Alignment alignment =
          new Alignment(
              contig,
              fields.number("contigLength", 1, Integer.MAX_VALUE),
              SAMFlag.READ_REVERSE_STRAND.isSet(flags) ? Strand.REVERSE : Strand.FORWARD,
              position.getAsInt(),
              Cigars.operations(TextCigarCodec.decode(cigar)),
              tags);
      Cigars.check(alignment, cigar, bases);
      return alignment;
    } catch (SAMException | IllegalArgumentException | ArithmeticException e) {
      throw new MalformedMessageException(Faults.describe(e));
    }
  }

  private static void checkName(String name) throws MalformedMessageException {
    Optional<String> fault = SequenceNames.fault(name);
    if (fault.isPresent()) {
      throw new MalformedMessageException(fault.get());
    }
  }

  private OptionalInt anyNumber(String name) throws MalformedMessageException {
    return fields.number(name, Integer.MIN_VALUE, Integer.MAX_VALUE);
  }
}
