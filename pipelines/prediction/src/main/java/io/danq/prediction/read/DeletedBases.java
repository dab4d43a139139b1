package io.danq.prediction.read;

/**
 * How many bases the alignment of a message deletes, found without parsing it. Every 200 of them
 * make a row, so a short message can make thousands. Stateless.
 */
final class DeletedBases {
  /** Tabs before the field that follows the CIGAR in SAM. */
  private static final int SAM_TABS = 6;

  private static final int ESCAPE = 6; // backslash, u and four digits

  private DeletedBases() {}

  /**
   * The sum of the numbers before a D in the first six fields of SAM, or anywhere in JSON. It is at
   * least what the CIGAR deletes; more if a name looks like a CIGAR. FASTA and FASTQ have none.
   */
  static long of(byte[] value) {
    if (value.length == 0 || value[0] == '>' || value[0] == '@') {
      return 0;
    }
    boolean json = value[0] == '{';
    long sum = 0;
    long number = 0;
    int tabs = 0;
    for (int i = 0; i < value.length && (json || tabs < SAM_TABS); i++) {
      char letter = (char) value[i];
      if (json && letter == '\\' && i + ESCAPE <= value.length && value[i + 1] == 'u') {
        letter = escaped(value, i);
        i += ESCAPE - 1;
      }
      if (letter >= '0' && letter <= '9') {
        number = Math.min(number * 10 + letter - '0', Integer.MAX_VALUE);
      } else {
        sum += letter == 'D' ? number : 0;
        number = 0;
        tabs += letter == '\t' ? 1 : 0;
      }
    }
    return sum;
  }

  private static char escaped(byte[] value, int at) {
    int letter = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      letter = letter * 16 + Math.max(0, Character.digit(value[i], 16));
    }
    return (char) letter;
  }
}
