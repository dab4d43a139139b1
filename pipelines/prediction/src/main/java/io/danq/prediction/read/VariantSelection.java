package io.danq.prediction.read;

import io.danq.prediction.options.VariantOptions;
import io.danq.sequence.Regions;
import io.danq.sequence.SkipReason;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VcfLine;
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
   * @throws IOException if the regions' file cannot be read
   * @throws IllegalArgumentException if the regions are none
   */
  public static VariantSelection of(VariantOptions options) throws IOException {
    String filters = options.getFilter();
    String regions = options.getRegions();
    return new VariantSelection(
        filters == null ? List.of() : List.of(filters.split("[,;]", -1)),
        regions == null ? null : RegionsOption.parse(regions));
  }

  /** Why a line is left out; empty if it is predicted. */
  public Optional<SkipReason> reason(VcfLine line) {
    if (!filters.isEmpty() && line.filters().stream().noneMatch(filters::contains)) {
      return Optional.of(SkipReason.OTHER_FILTER);
    }
    Regions wanted = regions;
    return wanted == null || overlaps(wanted, line.variant())
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
