package io.danq.learning.evaluation;

import io.danq.beam.file.InputFiles;
import io.danq.beam.file.Pipes;
import io.danq.evaluation.BackgroundSite;
import io.danq.evaluation.EffectScoring;
import io.danq.network.bundle.EffectBackground;
import io.danq.sequence.file.Decompression;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.variant.MalformedVariantException;
import io.danq.sequence.variant.RandomVariants;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VcfLine;
import io.danq.sequence.variant.VcfPiece;
import io.danq.sequence.variant.VcfPieces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/**
 * The variants of a background.
 *
 * @param sites all of them, in memory
 * @param origin where they come from
 * @param malformed number of lines that are not variants
 */
record BackgroundVariants(
    List<BackgroundSite> sites, EffectBackground.Origin origin, long malformed) {
  private static final Pattern RANDOM = Pattern.compile("random:(\\d{1,9})(?::(\\d{1,18}))?");
  private static final String RANDOM_PREFIX = "random:";
  private static final long SEED = 1;
  private static final int NAMED = 3;

  /**
   * Reads VCFs, or draws variants.
   *
   * @param variants files as {@link InputFiles} resolves them, or {@code random:COUNT[:SEED]}
   * @param reference the reference's path, for the origin's name
   * @throws IllegalArgumentException if a count or a seed is not a number
   * @throws IOException if a file cannot be read to its end
   */
  static BackgroundVariants of(String variants, String reference, ReferenceGenome genome)
      throws IOException {
    return variants.startsWith(RANDOM_PREFIX)
        ? draw(variants, reference, genome)
        : read(InputFiles.resolve(variants));
  }

  private static BackgroundVariants draw(
      String variants, String reference, ReferenceGenome genome) {
    Matcher random = RANDOM.matcher(variants);
    if (!random.matches() || Integer.parseInt(random.group(1)) < EffectScoring.MIN_ALLELES) {
      throw new IllegalArgumentException(
          "random variants are random:COUNT or random:COUNT:SEED with a count of at least "
              + EffectScoring.MIN_ALLELES
              + ", not '"
              + variants
              + "'");
    }
    long seed = random.group(2) == null ? SEED : Long.parseLong(random.group(2));
    int count = Integer.parseInt(random.group(1));
    List<BackgroundSite> sites =
        RandomVariants.draw(genome, count, seed).stream()
            .map(variant -> new BackgroundSite(variant, OptionalInt.empty()))
            .toList();
    String source = fileName(reference) + ", seed " + seed;
    return new BackgroundVariants(
        sites, new EffectBackground.Origin(EffectBackground.Kind.RANDOM, source), 0);
  }

  private static BackgroundVariants read(List<Metadata> files) throws IOException {
    List<BackgroundSite> sites = new ArrayList<>();
    long[] malformed = {0};
    for (Metadata file : files) {
      String name = Pipes.name(file);
      try (InputStream content = Channels.newInputStream(Pipes.open(file))) {
        VcfPieces.read(
            name,
            Decompression.of(name, content),
            SequenceFiles.MAX_RECORD_BYTES,
            piece -> malformed[0] += add(piece, sites),
            failed -> malformed[0]++);
      }
    }
    String source =
        String.join(
            ", ", files.stream().limit(NAMED).map(file -> fileName(Pipes.name(file))).toList());
    int more = files.size() - NAMED;
    return new BackgroundVariants(
        sites,
        new EffectBackground.Origin(
            EffectBackground.Kind.OBSERVED, more > 0 ? source + " and " + more + " more" : source),
        malformed[0]);
  }

  /** Adds the variants of a piece, and returns the number of lines that are not variants. */
  private static long add(VcfPiece piece, List<BackgroundSite> sites) {
    long[] malformed = {0};
    piece.forEachLine(
        (from, to, line, record) -> {
          try {
            Variant variant = VcfLine.parse(piece.bytes(), from, to).variant();
            Integer length = piece.contigLengths().get(variant.contig());
            sites.add(
                new BackgroundSite(
                    variant, length == null ? OptionalInt.empty() : OptionalInt.of(length)));
          } catch (MalformedVariantException e) {
            malformed[0]++;
          }
        });
    return malformed[0];
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
