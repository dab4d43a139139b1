package io.danq.evaluation;

import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.EffectBackground;
import io.danq.sequence.variant.AlleleOutcome;
import io.danq.sequence.variant.AlleleSkipReason;
import io.danq.sequence.variant.AlleleWindows;
import io.danq.sequence.variant.Effect;
import io.danq.sequence.variant.VariantWindower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Predicts background variants, as a pipeline would predict them, and collects the sizes of their
 * effects. These stay in memory, 4 bytes per allele and target.
 */
public final class EffectScoring {
  /** Number of alleles that a background needs, for an E-value of one in a hundred. */
  public static final int MIN_ALLELES = 100;

  private static final double USABLE_HEAP = 0.8;

  /** Number of variants that a thread takes at a time, about 50 windows. */
  private static final int TOGETHER = 24;

  /** Number of variants that are compared with the reference before any is predicted. */
  private static final int COMPARED = 1_000;

  private static final int LEAST_MISMATCHES = 10;
  private static final int ONE_IN = 10;

  private final Predictor predictor;
  private final VariantWindower windower;
  private final List<BackgroundSite> sites;
  private final AtomicInteger next = new AtomicInteger();
  private final List<float[]> effects = new ArrayList<>(); // [alleles][targets]
  private final Map<AlleleSkipReason, Long> skipped = new EnumMap<>(AlleleSkipReason.class);
  private int done;

  private EffectScoring(Predictor predictor, VariantWindower windower, List<BackgroundSite> sites) {
    this.predictor = predictor;
    this.windower = windower;
    this.sites = sites;
  }

  /**
   * What was found.
   *
   * @param skipped alleles that could not be predicted and do not count, by reason
   */
  public record Result(EffectBackground background, Map<AlleleSkipReason, Long> skipped) {}

  /**
   * Predicts the alleles of variants.
   *
   * @param predictor says which strands, and in which precision; stays open
   * @param windower cuts windows of the predictor's length
   * @param origin where the variants come from
   * @param threads at least 1
   * @param progress is told the number of variants that are done, by one thread at a time
   * @throws EvaluationException if fewer than {@value #MIN_ALLELES} alleles can be predicted, more
   *     than the memory holds, or the variants are from another assembly than the reference
   * @throws IllegalArgumentException if threads is less than 1
   */
  public static Result compute(
      Predictor predictor,
      VariantWindower windower,
      List<BackgroundSite> sites,
      EffectBackground.Origin origin,
      int threads,
      IntConsumer progress)
      throws IOException, InterruptedException {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, was " + threads);
    }
    EffectScoring scoring = new EffectScoring(predictor, windower, sites);
    scoring.requireMemory();
    scoring.requireAssembly();
    Workers.run(threads, stop -> scoring.predict(stop, progress));
    return scoring.sum(origin);
  }

  private void requireMemory() throws EvaluationException {
    long alleles = sites.stream().mapToLong(site -> site.variant().alts().size()).sum();
    long heap = Runtime.getRuntime().maxMemory();
    if ((double) alleles * predictor.targets() * Float.BYTES > USABLE_HEAP * heap) {
      throw new EvaluationException(
          "the effects of "
              + alleles
              + " alleles on "
              + predictor.targets()
              + " targets are too much for a heap of "
              + (heap >> 20)
              + " MB; take fewer variants, or give the JVM a larger -Xmx");
    }
  }

  private void requireAssembly() throws EvaluationException {
    int compared = 0;
    int mismatches = 0;
    for (BackgroundSite site : sites) {
      AlleleOutcome outcome = cut(site, site.variant().alts().get(0));
      boolean mismatch =
          outcome instanceof AlleleOutcome.Skipped skip && skip.reason().isMismatch();
      compared += mismatch || outcome instanceof AlleleWindows ? 1 : 0;
      mismatches += mismatch ? 1 : 0;
      if (compared == COMPARED) {
        break;
      }
    }
    if (mismatches >= LEAST_MISMATCHES && mismatches * ONE_IN > compared) {
      throw new EvaluationException(
          "REF of "
              + mismatches
              + " of the first "
              + compared
              + " variants differs from the reference: they are probably from another assembly");
    }
  }

  private AlleleOutcome cut(BackgroundSite site, String alt) {
    return windower.cut(site.variant(), site.contigLength(), alt);
  }

  private void predict(AtomicBoolean stop, IntConsumer progress) {
    for (int from = next.getAndAdd(TOGETHER);
        from < sites.size() && !stop.get();
        from = next.getAndAdd(TOGETHER)) {
      int to = Math.min(sites.size(), from + TOGETHER);
      List<byte[]> windows = new ArrayList<>();
      List<Predicted> alleles = new ArrayList<>();
      Map<AlleleSkipReason, Long> reasons = new EnumMap<>(AlleleSkipReason.class);
      for (BackgroundSite site : sites.subList(from, to)) {
        for (String alt : site.variant().alts()) {
          AlleleOutcome outcome = cut(site, alt);
          if (outcome instanceof AlleleWindows cut) {
            alleles.add(add(cut, windows));
          } else if (outcome instanceof AlleleOutcome.Skipped skip) {
            reasons.merge(skip.reason(), 1L, Long::sum);
          }
        }
      }
      float[][] probabilities = predictor.predict(windows);
      List<float[]> found = alleles.stream().map(allele -> allele.effects(probabilities)).toList();
      synchronized (this) {
        effects.addAll(found);
        reasons.forEach((reason, count) -> skipped.merge(reason, count, Long::sum));
        done += to - from;
        progress.accept(done);
      }
    }
  }

  /**
   * Positions of the windows of an allele in a batch.
   *
   * @param first of the alternative haplotype
   * @param last of the alternative haplotype, the same as {@code first} if it has only one
   */
  private record Predicted(int reference, int first, int last) {
    float[] effects(float[][] probabilities) {
      float[] ref = probabilities[reference];
      float[] effects = new float[ref.length];
      for (int target = 0; target < ref.length; target++) {
        float left = probabilities[first][target];
        float alt = first == last ? left : (left + probabilities[last][target]) / 2;
        effects[target] = (float) Effect.of(ref[target], alt).size();
      }
      return effects;
    }
  }

  /** Successive alleles of a line mostly share the reference's window. */
  private static Predicted add(AlleleWindows cut, List<byte[]> windows) {
    int reference = windows.size();
    for (int i = windows.size() - 1; i >= Math.max(0, windows.size() - 3); i--) {
      if (Arrays.equals(windows.get(i), cut.reference())) {
        reference = i;
      }
    }
    if (reference == windows.size()) {
      windows.add(cut.reference());
    }
    int first = windows.size();
    windows.addAll(cut.alternatives());
    return new Predicted(reference, first, windows.size() - 1);
  }

  private Result sum(EffectBackground.Origin origin) throws EvaluationException {
    if (effects.size() < MIN_ALLELES) {
      throw new EvaluationException(
          "of the alleles of "
              + sites.size()
              + " variants "
              + effects.size()
              + " can be predicted, and a background needs at least "
              + MIN_ALLELES
              + (skipped.isEmpty() ? "" : "; not predicted: " + skipped));
    }
    boolean bothStrands = predictor.strands() == Strands.BOTH;
    return new Result(EffectBackground.of(origin, bothStrands, effects), skipped);
  }
}
