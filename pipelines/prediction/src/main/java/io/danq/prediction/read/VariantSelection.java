package io.danq.prediction.read;

import io.danq.sequence.Regions;
import io.danq.sequence.SkipReason;
import io.danq.sequence.variant.Variant;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which variants of a file are predicted. Immutable and thread-safe.
 *
 * @param filters a variant needs one of these entries in its FILTER column; empty for any
 * @param regions where a base of REF must lie; null for everywhere
 */
public record VariantSelection(List<String> filters, @Nullable Regions regions)
    implements Serializable {
  /** All variants. */
  public static final VariantSelection ALL = new VariantSelection(List.of(), null);

  public VariantSelection {
    filters = List.copyOf(filters);
  }

  /**
   * What the options of a pipeline say.
   *
   * @param filters comma-separated; null for any
   * @param regions a file or a list; null for everywhere
   * @throws IOException if the regions' file cannot be read
   * @throws IllegalArgumentException if the regions are malformed
   */
  static VariantSelection of(@Nullable String filters, @Nullable String regions)
      throws IOException {
    return new VariantSelection(
        filters == null ? List.of() : List.of(filters.split("[,;]", -1)),
        regions == null ? null : RegionsOption.parse(regions));
  }

  /**
   * Why a variant is left out; empty if it is predicted.
   *
   * @param its the entries of its FILTER
   */
  public Optional<SkipReason> reason(List<String> its, Variant variant) {
    if (!filters.isEmpty() && its.stream().noneMatch(filters::contains)) {
      return Optional.of(SkipReason.OTHER_FILTER);
    }
    Regions wanted = regions;
    return wanted == null || overlaps(wanted, variant)
        ? Optional.empty()
        : Optional.of(SkipReason.OUTSIDE_REGIONS);
  }

  private static boolean overlaps(Regions wanted, Variant variant) {
    long start = variant.position() - 1;
    long end = start + Math.max(1, variant.ref().length());
    return start >= 0
        && end <= Integer.MAX_VALUE
        && wanted.overlap(variant.contig(), (int) start, (int) end);
  }
}
