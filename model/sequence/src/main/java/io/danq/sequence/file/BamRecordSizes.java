package io.danq.sequence.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Checks the sizes and references of a BAM record against its bytes and its file. htsjdk trusts
 * them: it allocates as many bytes as a record claims to have bases.
 *
 * <ul>
 *   <li>int32 contig, int32 position, uint8 length of the name, 3 bytes, uint16 CIGAR operations, 2
 *       bytes, int32 bases, int32 the mate's contig, 8 bytes
 *   <li>zero-ended name, 4 bytes per CIGAR operation, half a byte per base, one byte per quality
 *   <li>tags: 2 bytes of name, 1 of type, the value; see SAMv1, section 4.2
 * </ul>
 */
final class BamRecordSizes {
  /** Bytes of the fields that have a fixed size. */
  static final int FIXED_BYTES = 32;

  private static final int CONTIG = 0;
  private static final int POSITION = 4;
  private static final int NAME_LENGTH = 8;
  private static final int CIGAR_OPERATIONS = 12;
  private static final int BASES = 16;
  private static final int MATE_CONTIG = 20;
  private static final int TAG_NAME = 2;

  private BamRecordSizes() {}

  /**
   * What is wrong with a record; empty if nothing is.
   *
   * @param block the record without its length field, from position to limit: at least {@value
   *     #FIXED_BYTES} bytes
   * @param contigs number of contigs in the header
   */
  static Optional<String> fault(ByteBuffer block, int contigs) {
    ByteBuffer record = block.slice().order(ByteOrder.LITTLE_ENDIAN);
    for (int field : new int[] {CONTIG, MATE_CONTIG}) {
      int contig = record.getInt(field);
      if (contig < -1 || contig >= contigs) {
        return Optional.of(
            String.format("it refers to contig %d, the header has %d", contig, contigs));
      }
    }
    if (record.getInt(POSITION) < -1) {
      return Optional.of(
          String.format("its position is %d, which is below -1", record.getInt(POSITION)));
    }
    int name = record.get(NAME_LENGTH) & 0xff;
    int operations = record.getShort(CIGAR_OPERATIONS) & 0xffff;
    long bases = record.getInt(BASES);
    long tags = FIXED_BYTES + name + 4L * operations + (bases + 1) / 2 + bases;
    if (bases < 0 || tags > record.limit()) {
      return Optional.of(
          String.format(
              "it claims %d bases, %d CIGAR operations and a name of %d bytes, which do not fit its"
                  + " %d bytes",
              bases, operations, name, record.limit()));
    }
    if (textSize(record.position(FIXED_BYTES)) != name) {
      return Optional.of(
          String.format("its name of %d bytes does not end with its only zero", name));
    }
    return tagFault(record.position((int) tags));
  }

  private static Optional<String> tagFault(ByteBuffer tags) {
    while (tags.hasRemaining()) {
      int start = tags.position();
      if (tags.remaining() <= TAG_NAME) {
        return Optional.of(String.format("its tags end inside a name, at byte %d", start));
      }
      char type = (char) tags.get(start + TAG_NAME);
      tags.position(start + TAG_NAME + 1);
      long size =
          type == 'B' ? arraySize(tags) : type == 'Z' || type == 'H' ? textSize(tags) : size(type);
      if (size < 0 || size > tags.remaining()) {
        return Optional.of(
            String.format("a tag of type 0x%02x at byte %d does not fit it", (int) type, start));
      }
      tags.position(tags.position() + (int) size);
    }
    return Optional.empty();
  }

  /** Bytes of an array with its subtype and count; -1 if the subtype is unknown. */
  private static long arraySize(ByteBuffer tags) {
    int prefix = 1 + Integer.BYTES;
    if (tags.remaining() < prefix) {
      return -1;
    }
    int element = size((char) tags.get(tags.position()));
    long count = tags.getInt(tags.position() + 1);
    return element < 0 || count < 0 ? -1 : prefix + count * element;
  }

  /** Bytes of a zero-ended text; -1 if it does not end. */
  private static long textSize(ByteBuffer tags) {
    for (int i = tags.position(); i < tags.limit(); i++) {
      if (tags.get(i) == 0) {
        return i + 1L - tags.position();
      }
    }
    return -1;
  }

  /** Bytes of one value; -1 if the type is unknown. */
  private static int size(char type) {
    return switch (type) {
      case 'A', 'c', 'C' -> 1;
      case 's', 'S' -> 2;
      case 'i', 'I', 'f' -> 4;
      default -> -1;
    };
  }
}
