package io.danq.prediction.rows;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The highest probabilities of a prediction, highest first; of two equal ones, the target with the
 * lower number comes first. With a limit, it never keeps more hits than that. Not thread-safe.
 */
final class TopHits {
  /** A target, by its number among the model's outputs, and its probability. */
  record Hit(int target, float probability) {}

  private static final Comparator<Hit> HIGHEST_FIRST =
      (one, other) -> {
        int byProbability = Float.compare(other.probability(), one.probability());
        return byProbability == 0 ? Integer.compare(one.target(), other.target()) : byProbability;
      };

  private final int limit;
  private final PriorityQueue<Hit> lowestFirst = new PriorityQueue<>(HIGHEST_FIRST.reversed());

  /**
   * Keeps the highest.
   *
   * @param limit how many, at least 1; 0 for all
   */
  TopHits(int limit) {
    this.limit = limit == 0 ? Integer.MAX_VALUE : limit;
  }

  void add(int target, float probability) {
    Hit lowest = lowestFirst.size() < limit ? null : lowestFirst.peek();
    if (lowest != null && probability < lowest.probability()) {
      return; // true for most of them, and needs no object
    }
    Hit hit = new Hit(target, probability);
    if (lowest != null) {
      if (HIGHEST_FIRST.compare(hit, lowest) > 0) {
        return;
      }
      lowestFirst.remove();
    }
    lowestFirst.add(hit);
  }

  /** The hits that were kept, highest first. */
  List<Hit> inOrder() {
    List<Hit> hits = new ArrayList<>(lowestFirst);
    hits.sort(HIGHEST_FIRST);
    return hits;
  }
}
