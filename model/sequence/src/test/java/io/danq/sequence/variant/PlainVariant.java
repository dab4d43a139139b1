package io.danq.sequence.variant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The windows of an allele, written from the convention's text with strings: the whole alternative
 * haplotype is built and cut, and the leftmost place of an indel is found by trying all places.
 */
final class PlainVariant {
  private static final String PADDING = "N".repeat(3_000);

  final String contig;
  final String haplotype;
  final int growth;
  final int start;

  /** The contig's bases {@code ref} from {@code position} (0-based) on become {@code alt}. */
  PlainVariant(String contig, int position, String ref, String alt) {
    this.contig = contig;
    String upper = alt.toUpperCase(Locale.ROOT);
    this.haplotype =
        contig.substring(0, position) + upper + contig.substring(position + ref.length());
    this.growth = alt.length() - ref.length();
    this.start = normalisedStart(position, ref.toUpperCase(Locale.ROOT), upper);
  }

  private int normalisedStart(int position, String ref, String alt) {
    int suffix = 0;
    int shorter = Math.min(ref.length(), alt.length());
    while (suffix < shorter
        && ref.charAt(ref.length() - 1 - suffix) == alt.charAt(alt.length() - 1 - suffix)) {
      suffix++;
    }
    int prefix = 0;
    while (prefix < shorter - suffix && ref.charAt(prefix) == alt.charAt(prefix)) {
      prefix++;
    }
    boolean pure = prefix + suffix == shorter && growth != 0;
    if (!pure) {
      return position + Math.min(prefix, shorter - 1);
    }
    int size = Math.abs(growth);
    String longer = growth > 0 ? haplotype : contig;
    String other = growth > 0 ? contig : haplotype;
    for (int i = 0; i <= other.length(); i++) {
      if ((longer.substring(0, i) + longer.substring(i + size)).equals(other)) {
        return Math.max(0, i - 1); // the base before it
      }
    }
    throw new IllegalStateException("not an indel");
  }

  private static String cut(String sequence, int from, int length) {
    String padded = PADDING + sequence + PADDING;
    return padded.substring(from + PADDING.length(), from + PADDING.length() + length);
  }

  /** {@code [s-499, s+501)} of the reference where windows have 1000 bases. */
  String reference(int length) {
    return cut(contig, start - length / 2 + 1, length);
  }

  List<String> alternatives(int length) {
    List<String> windows = new ArrayList<>();
    windows.add(cut(haplotype, start - length / 2 + 1, length));
    if (growth != 0) {
      windows.add(cut(haplotype, start - length / 2 + 1 + growth, length));
    }
    return windows;
  }
}
