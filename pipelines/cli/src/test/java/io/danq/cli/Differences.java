package io.danq.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one collection has and another lacks, so that a failed comparison of thousands is short. */
final class Differences {
  private Differences() {}

  /** A line for each element that is not there as often as it should be; empty if all are. */
  static List<String> of(Collection<String> actual, Collection<String> expected) {
    Map<String, Integer> surplus = new LinkedHashMap<>();
    expected.forEach(element -> surplus.merge(element, -1, Integer::sum));
    actual.forEach(element -> surplus.merge(element, 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    surplus.forEach(
        (element, count) -> {
          if (count != 0) {
            lines.add((count < 0 ? "missing " : "too many ") + element);
          }
        });
    return lines;
  }
}
