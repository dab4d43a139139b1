package io.danq.sequence.variant;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A data line of VCF, 4.1 to 4.5: its variant, and where its INFO column is. Only the first eight
 * columns are read, and a line is accepted if they make sense: htsjdk's reader refuses many lines
 * that other programs read, and its writer does not preserve lines.
 *
 * @param variant what the line says
 * @param filters the FILTER column's entries; {@code .} if no filter was applied
 * @param infoStart index of INFO's first byte in the line
 * @param infoEnd one past INFO's last byte
 */
public record VcfLine(Variant variant, List<String> filters, int infoStart, int infoEnd) {
  private static final int COLUMNS = 8;
  private static final int POS = 1;
  private static final int ID = 2;
  private static final int REF = 3;
  private static final int ALT = 4;
  private static final int FILTER = 6;
  private static final int INFO = 7;
  private static final String MISSING = ".";
  private static final int MOST_DIGITS = 18;

  public VcfLine {
    filters = List.copyOf(filters);
  }

  /**
   * Parses a line.
   *
   * @param bytes the text that has the line
   * @param from the line's first byte
   * @param to one past its last byte, without CR and LF
   * @throws MalformedVariantException if it has fewer than eight columns, its position is none, or
   *     it has too many alternative alleles for so long a REF
   */
  public static VcfLine parse(byte[] bytes, int from, int to) throws MalformedVariantException {
    int[] starts = new int[COLUMNS + 1];
    int columns = 1;
    starts[0] = from;
    for (int i = from; i < to && columns <= COLUMNS; i++) {
      if (bytes[i] == '\t') {
        starts[columns++] = i + 1;
      }
    }
    if (columns < COLUMNS) {
      throw new MalformedVariantException(
          "has "
              + columns
              + " columns with tabs between them, a line of VCF has at least "
              + COLUMNS);
    }
    if (columns == COLUMNS) {
      starts[COLUMNS] = to + 1;
    }
    String contig = text(bytes, starts, 0);
    if (contig.isEmpty()) {
      throw new MalformedVariantException("CHROM is empty");
    }
    Variant.checkSize(starts[ALT] - 1L - starts[REF], VcfText.alleles(bytes, from, to));
    String id = text(bytes, starts, ID);
    Variant variant =
        new Variant(
            contig,
            position(text(bytes, starts, POS)),
            id.isEmpty() || id.equals(MISSING) ? Optional.empty() : Optional.of(id),
            text(bytes, starts, REF),
            List.of(text(bytes, starts, ALT).split(",", -1)));
    return new VcfLine(
        variant,
        List.of(text(bytes, starts, FILTER).split(";", -1)),
        starts[INFO] - from,
        starts[INFO + 1] - 1 - from);
  }

  private static long position(String text) throws MalformedVariantException {
    boolean digits = !text.isEmpty() && text.length() <= MOST_DIGITS;
    for (int i = 0; i < text.length() && digits; i++) {
      digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) {
      throw new MalformedVariantException("POS is '" + text + "', must be a whole number");
    }
    return Long.parseLong(text);
  }

  private static String text(byte[] bytes, int[] starts, int column) {
    int length = starts[column + 1] - 1 - starts[column];
    return new String(bytes, starts[column], length, StandardCharsets.UTF_8);
  }
}
