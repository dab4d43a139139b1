package io.danq.prediction.rows;

import io.danq.network.bundle.Target;
import java.util.IdentityHashMap;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;

/**
 * Fills in the targets of hits. The names of a target are encoded once, not for every row that it
 * is hit in. Not thread-safe.
 */
final class HitTargets {
  /** A few models; a stream that switches versions sees new ones for as long as it runs. */
  private static final int MOST = 16_384;

  private final IdentityHashMap<Target, Names> names = new IdentityHashMap<>();

  private record Names(Utf8 cellType, Utf8 assay, Utf8 treatment) {
    static Names of(Target target) {
      return new Names(
          new Utf8(target.cellType()), new Utf8(target.assay()), new Utf8(target.treatment()));
    }
  }

  /**
   * Fills in a target.
   *
   * @param hit whose first four fields are {@code target_index}, {@code cell_type}, {@code assay}
   *     and {@code treatment}
   */
  void put(Target target, IndexedRecord hit) {
    if (names.size() >= MOST) {
      names.clear();
    }
    Names known = names.computeIfAbsent(target, Names::of);
    hit.put(0, target.index());
    hit.put(1, known.cellType());
    hit.put(2, known.assay());
    hit.put(3, known.treatment());
  }
}
