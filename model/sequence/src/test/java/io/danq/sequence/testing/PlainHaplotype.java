package io.danq.sequence.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The convention of anchored windows once more, base by base and from its text: "the reference
 * before the alignment, the read's aligned and inserted bases, the reference after it. Clipped
 * bases are dropped, deletions are gone, skipped regions are filled from the reference. The window
 * of a bin is the 500 haplotype bases before, and the 500 from, the haplotype base of the bin's
 * centre c = b+100: the base aligned to c, or the next one where c is deleted."
 */
public final class PlainHaplotype {
  private static final int FLANK = 3000;

  private record Base(char letter, boolean ofRead) {}

  private final String reference;
  private final int start;
  private final List<Base> bases = new ArrayList<>();
  private final Map<Integer, Integer> baseAt = new HashMap<>();
  private final List<Integer> centres = new ArrayList<>();
  private int position;

  /** {@code start} is 0-based; {@code cigar} is SAM's text. */
  public PlainHaplotype(String reference, int start, String cigar, String read) {
    this.reference = reference;
    this.start = start;
    position = start - FLANK;
    addReference(FLANK);
    int at = 0;
    Matcher operation = Pattern.compile("(\\d+)([MIDNSHP=X])").matcher(cigar);
    while (operation.find()) {
      int length = Integer.parseInt(operation.group(1));
      switch (operation.group(2)) {
        case "M", "=", "X" -> {
          for (int i = 0; i < length; i++) {
            addCentre();
            baseAt.put(position++, bases.size());
            bases.add(new Base(read.charAt(at++), true));
          }
        }
        case "I" -> {
          for (int i = 0; i < length; i++) {
            bases.add(new Base(read.charAt(at++), true));
          }
        }
        case "S" -> at += length;
        case "D" -> {
          for (int i = 0; i < length; i++) {
            addCentre();
            baseAt.put(position++, bases.size());
          }
        }
        case "N" -> addReference(length);
        default -> {
          // hard clips and padding are no bases
        }
      }
    }
    if (centres.isEmpty()) {
      centres.add((start + position) / 2 / 200 * 200 + 100);
    }
    addReference(FLANK);
  }

  private void addCentre() {
    if (position % 200 == 100) {
      centres.add(position);
    }
  }

  private void addReference(int count) {
    for (int i = 0; i < count; i++) {
      boolean beyond = position < 0 || position >= reference.length();
      baseAt.put(position, bases.size());
      bases.add(new Base(beyond ? 'N' : reference.charAt(position), false));
      position++;
    }
  }

  /** The starts of the read's bins. */
  public List<Integer> bins() {
    return centres.stream().map(centre -> centre - 100).toList();
  }

  /** The window of a bin. */
  public String window(int bin) {
    StringBuilder window = new StringBuilder();
    stretch(bin).forEach(base -> window.append(base.letter));
    return window.toString();
  }

  /** How many bases of a bin's window are the read's. */
  public long readBases(int bin) {
    return stretch(bin).stream().filter(Base::ofRead).count();
  }

  private List<Base> stretch(int bin) {
    int centre = baseAt.get(bin + 100);
    return bases.subList(centre - 500, centre + 500);
  }

  @Override
  public String toString() {
    return "haplotype of a read at " + start;
  }
}
