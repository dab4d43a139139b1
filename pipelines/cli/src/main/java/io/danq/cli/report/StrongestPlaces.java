package io.danq.cli.report;

import io.danq.cli.report.RunFindings.Place;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bins with the highest probabilities, each once, however many reads it has. */
final class StrongestPlaces {
  private static final Comparator<Place> BY_PROBABILITY = Comparator.comparing(Place::probability);

  private final int most;
  private final Map<Bin, Place> kept = new HashMap<>();
  private float lowest;

  /** A bin and haplotype. */
  private record Bin(String contig, int start, int haplotype) {
    static Bin of(Place place) {
      ResultRow row = place.row();
      return new Bin(row.contig(), row.start(), row.haplotype());
    }
  }

  /**
   * Keeps a number of bins.
   *
   * @param most how many
   */
  StrongestPlaces(int most) {
    this.most = most;
  }

  void add(Place place) {
    if (kept.size() == most && place.probability() <= lowest) {
      return;
    }
    kept.merge(
        Bin.of(place),
        place,
        (one, other) -> one.probability() >= other.probability() ? one : other);
    if (kept.size() > most) {
      kept.remove(Bin.of(Collections.min(kept.values(), BY_PROBABILITY)));
    }
    if (kept.size() == most) {
      lowest = Collections.min(kept.values(), BY_PROBABILITY).probability();
    }
  }

  /** Highest first; equal ones in order of contigs and positions. */
  List<Place> inOrder() {
    return kept.values().stream()
        .sorted(
            BY_PROBABILITY
                .reversed()
                .thenComparing(place -> place.row().contig())
                .thenComparing(place -> place.row().start())
                .thenComparing(place -> place.row().haplotype()))
        .toList();
  }
}
