package io.danq.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of a BAM as messages of a topic, and messages of aligned reads that are wrong. */
enum AlignedMessages {
  /** A line of SAM. */
  SAM {
    @Override
    String message(SAMRecord read) {
      return read.getSAMString().strip();
    }
  },
  /** An object whose {@code position} counts from 0. */
  JSON {
    @Override
    String message(SAMRecord read) {
      ObjectNode json = new ObjectMapper().createObjectNode();
      json.put("id", read.getReadName()).put("sequence", read.getReadString());
      json.put("flags", read.getFlags()).put("mappingQuality", read.getMappingQuality());
      json.put("haplotype", read.getIntegerAttribute("HP"));
      json.put("phaseSet", read.getIntegerAttribute("PS"));
      if (!read.getReadUnmappedFlag()) {
        json.put("contig", read.getReferenceName());
        json.put("position", read.getAlignmentStart() - 1);
        json.put("cigar", read.getCigarString());
      }
      return json.toString();
    }
  };

  private static final String BASES = "ACGTTGCATT".repeat(10);

  abstract String message(SAMRecord read);

  /**
   * A message that must fail.
   *
   * @param value null for a tombstone
   * @param fault part of the message that must say why
   */
  record Wrong(@Nullable String value, FailureReason reason, String fault) {}

  /** Every record of a BAM, secondary ones too. */
  static List<SAMRecord> reads(Path bam) throws IOException {
    List<SAMRecord> reads = new ArrayList<>();
    try (SamReader reader = SamReaderFactory.makeDefault().open(bam)) {
      reader.forEach(reads::add);
    }
    return reads;
  }

  /** Messages that are wrong where the reference has 24,000 bases of {@code sim1}. */
  static List<Wrong> wrong() {
    FailureReason malformed = FailureReason.MALFORMED_RECORD;
    FailureReason elsewhere = FailureReason.NOT_IN_REFERENCE;
    List<Wrong> wrong = new ArrayList<>();
    wrong.add(new Wrong(sam("sim1", "2000", "100Q"), malformed, "CigarOperator 'Q'"));
    wrong.add(new Wrong(sam("sim1", "2000", "99M"), malformed, "99M"));
    wrong.add(new Wrong(sam("sim1", "here", "100M"), malformed, "POS"));
    wrong.add(new Wrong(sam("sim9", "2000", "100M"), elsewhere, "no contig sim9"));
    wrong.add(new Wrong(sam("sim1", "23902", "100M"), elsewhere, "ends at 24,001"));
    wrong.add(new Wrong(json("sim1", "-1", "100M"), malformed, "\"position\""));
    wrong.add(new Wrong(json("sim1", "1.5", "100M"), malformed, "\"position\""));
    wrong.add(new Wrong(json("sim1", "null", "100M"), malformed, "\"position\""));
    wrong.add(new Wrong(json("sim1", "2147483647", "100M"), malformed, "2147483647"));
    wrong.add(new Wrong(json("sim1", "2000", "100Q"), malformed, "CigarOperator 'Q'"));
    wrong.add(new Wrong(json("sim1", "2000", "99M"), malformed, "99M"));
    wrong.add(new Wrong(json("sim9", "2000", "100M"), elsewhere, "no contig sim9"));
    wrong.add(new Wrong(json("chrsim1", "2000", "100M"), elsewhere, "no contig chrsim1"));
    for (Malformation other : Malformation.values()) {
      byte[] value = other.value();
      wrong.add(
          new Wrong(
              value == null ? null : new String(value, StandardCharsets.UTF_8),
              other.reason(),
              ""));
    }
    return wrong;
  }

  private static String sam(String contig, String position, String cigar) {
    return String.join(
        "\t", "wrong", "0", contig, position, "60", cigar, "*", "0", "0", BASES, "*");
  }

  private static String json(String contig, String position, String cigar) {
    return String.format(
        "{\"id\":\"wrong\",\"contig\":\"%s\",\"position\":%s,\"cigar\":\"%s\",\"sequence\":\"%s\"}",
        contig, position, cigar, BASES);
  }
}
