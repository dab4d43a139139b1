package io.danq.sequence.genome;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds a contig under another name. Assemblies call one contig {@code 1} or {@code chr1}, and the
 * mitochondrion {@code M}, {@code MT}, {@code chrM} or {@code chrMT}. These are the same contig
 * only if their lengths agree: hg19's chrM has 16,571 bases, and the MT of GRCh37 has 16,569.
 * Immutable.
 */
final class ContigAliases {
  private static final String PREFIX = "chr";
  private static final String MITOCHONDRION = "MT";

  private final Map<Key, List<Contig>> contigs;
  private final Map<String, List<Contig>> byStem;

  private record Key(String stem, int length) {
    static Key of(String name, int length) {
      return new Key(ContigAliases.stem(name), length);
    }
  }

  ContigAliases(Collection<Contig> contigs) {
    this.contigs =
        contigs.stream().collect(Collectors.groupingBy(c -> Key.of(c.name(), c.length())));
    byStem = contigs.stream().collect(Collectors.groupingBy(c -> stem(c.name())));
  }

  /** The name without {@code chr}, in any case; M is MT. */
  private static String stem(String name) {
    boolean prefixed =
        name.length() > PREFIX.length()
            && name.substring(0, PREFIX.length()).toLowerCase(Locale.ROOT).equals(PREFIX);
    String stem = prefixed ? name.substring(PREFIX.length()) : name;
    return stem.equals("M") ? MITOCHONDRION : stem;
  }

  /** The contigs of this name or an alias of it, whatever their lengths. */
  List<Contig> find(String name) {
    return byStem.getOrDefault(stem(name), List.of());
  }

  /**
   * The contig with an alias of this name and with this length; empty if there is none, or if
   * several match.
   */
  Optional<Contig> find(String name, int length) {
    List<Contig> found = contigs.getOrDefault(Key.of(name, length), List.of());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }
}
