package hostile;

import java.util.Random;

/** BAM files: each field of a record set to values that its bytes do not bear out, and damage. */
final class BamInputs {
  private static final int NAME = 36;

  /** A record's fields: offset with the length field, bytes, whether any value is harmless. */
  private enum Field {
    REF_ID(4, 4),
    POS(8, 4),
    L_READ_NAME(12, 1),
    MAPQ(13, 1),
    BIN(14, 2),
    N_CIGAR_OP(16, 2),
    FLAG(18, 2),
    L_SEQ(20, 4),
    NEXT_REF_ID(24, 4),
    NEXT_POS(28, 4),
    TLEN(32, 4);

    private final int offset;
    private final int bytes;

    Field(int offset, int bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }
  }

  private final Inputs inputs;

  BamInputs(Inputs inputs) {
    this.inputs = inputs;
  }

  private static byte[] header() {
    return Bytes.join(
        Bytes.of("BAM\1"), Bytes.ints(0, 1, 5), Bytes.of("chr1\0"), Bytes.ints(1_000_000));
  }

  /** A record on chr1 of one window, with tags. */
  private byte[] record(char letter, byte[] tags) {
    byte[] name = Bytes.of(inputs.read(letter) + "\0");
    int bases = 1000;
    byte[] sequence = new byte[bases / 2];
    for (int i = 0; i < sequence.length; i++) {
      sequence[i] = (byte) (1 << inputs.random().nextInt(4) | 16 << inputs.random().nextInt(4));
    }
    byte[] qualities = new byte[bases];
    byte[] body =
        Bytes.join(
            Bytes.ints(0, 100, name.length | 30 << 8, 1, bases, -1, -1, 0),
            name,
            Bytes.ints(bases << 4),
            sequence,
            qualities,
            tags);
    return Bytes.join(Bytes.ints(body.length), body);
  }

  private byte[] record(char letter) {
    return record(letter, new byte[0]);
  }

  private byte[] file(byte[] middle) {
    return Bytes.bgzf(Bytes.join(header(), record('a'), middle, record('b')));
  }

  void add() {
    for (Field field : Field.values()) {
      for (long value : values(field)) {
        inputs.add(
            "bam-" + field.name().toLowerCase() + "-" + value + ".bam",
            file(Bytes.set(record('x'), field.offset, field.bytes, value)),
            "ab",
            "",
            false,
            false);
      }
    }
    for (int size : new int[] {Integer.MAX_VALUE, -1, 0, 31, 1 << 28}) {
      inputs.add(
          "bam-block_size-" + size + ".bam", file(Bytes.set(record('x'), 0, 4, size)), "a", "b", true, false);
    }
    tags();
    alone();
    header("text-length", 4);
    header("contigs", 8);
    header("name-length", 12);
    damage();
  }

  private static long[] values(Field field) {
    return field.bytes == 1
        ? new long[] {0, 1, 3, 255}
        : field.bytes == 2
            ? new long[] {0, 1, 4, 65535}
            : new long[] {-1, -2, 1, 2, 0x7fffffff, 0x80000000L, 1_500_000_000L};
  }

  private void tags() {
    for (String tag :
        new String[] {
          "XX", "XXi\1", "XXZtext", "XX?\0", "XXB", "XXBi\u00ff\u00ff\u00ff\u007f", "CGBI\u00ff\u00ff\u00ff\u007f", "XXBZ\1\0\0\0"
        }) {
      inputs.bad("bam-tag-" + inputs.all().size() + ".bam", file(record('x', Bytes.of(tag))));
    }
    inputs.good("bam-tags-fine.bam", file(record('x', Bytes.of("NMC\1MDZ8\0XXBs\1\0\0\0\1\2"))));
  }

  private void alone() {
    for (int bases : new int[] {Integer.MAX_VALUE, 1_500_000_000}) {
      inputs.add(
          "bam-l_seq-alone-" + bases + ".bam",
          file(Bytes.set(record('x'), Field.L_SEQ.offset, 4, bases)),
          "ab",
          "",
          true,
          true);
    }
  }

  private void header(String name, int offset) {
    for (int value : new int[] {-1, Integer.MAX_VALUE, 1_000_000}) {
      byte[] plain = Bytes.join(header(), record('a'), record('b'));
      inputs.damaged(
          "bam-header-" + name + "-" + value + ".bam",
          Bytes.bgzf(Bytes.set(plain, offset, 4, value)));
    }
  }

  private void damage() {
    Random random = inputs.random();
    for (int i = 0; i < 12; i++) {
      byte[] whole = file(record('x'));
      inputs.damaged("bam-cut-" + i + ".bam", Bytes.cut(whole, 1 + random.nextInt(whole.length - 1)));
    }
    for (int i = 0; i < 12; i++) {
      byte[] whole = file(record('x'));
      int place = random.nextInt(whole.length);
      inputs.add(
          "bam-flip-" + i + ".bam",
          Bytes.set(whole, place, 1, whole[place] ^ 1 << random.nextInt(8)),
          "",
          "ab",
          false,
          false);
    }
    byte[] nul = file(record('x'));
    inputs.good("bam-joined.bam", nul);
    byte[] named = record('x');
    inputs.bad("bam-name-zeros.bam", file(Bytes.set(named, NAME, 4, 0)));
    inputs.damaged("bam-uncompressed-cut.bam", Bytes.cut(Bytes.join(header(), record('a')), 700));
    inputs.good("bam-uncompressed.bam", Bytes.join(header(), record('a'), record('b')));
    inputs.damaged("bam-plain-gzip-cut.bam", Bytes.cut(Bytes.gzip(Bytes.join(header(), record('a'), record('b'))), 600));
    inputs.damaged("bam-zeros-behind.bam", Bytes.join(file(record('x')), new byte[1000]));
  }
}
