package io.danq.learning.examples;

import io.danq.labels.Part;
import io.danq.sequence.Region;
import java.io.Serializable;
import java.util.List;

/**
 * Decides which part an example belongs to: by its contig or region, otherwise at random. One draw
 * decides for a whole megabase. Neighbouring windows share bases, so a network that is evaluated on
 * neighbours of its training windows looks better than it is.
 *
 * @param validation regions whose examples are for validation
 * @param test regions whose examples are for the test
 * @param validationFraction share of the other megabases for validation, 0 to 1
 * @param testFraction share of the other megabases for the test, 0 to 1
 */
public record SplitRule(
    List<Region> validation, List<Region> test, double validationFraction, double testFraction)
    implements Serializable {
  /**
   * Checks the fractions.
   *
   * @throws IllegalArgumentException if a fraction is not 0 to 1, or both together are above 1
   */
  public SplitRule {
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    if (!(validationFraction >= 0 && testFraction >= 0 && validationFraction + testFraction <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              "validationFraction and testFraction must be 0 to 1 together, were %s and %s",
              validationFraction, testFraction));
    }
  }

  /** The part of an example. The middle of the window decides. */
  Part of(String contig, int start, ExampleSpec spec) {
    int middle = start + spec.window() / 2;
    if (test.stream().anyMatch(region -> region.contains(contig, middle))) {
      return Part.TEST;
    }
    if (validation.stream().anyMatch(region -> region.contains(contig, middle))) {
      return Part.VALIDATION;
    }
    double chance = spec.chance(contig, middle / spec.chunk(), "part");
    if (chance < testFraction) {
      return Part.TEST;
    }
    return chance < testFraction + validationFraction ? Part.VALIDATION : Part.TRAIN;
  }
}
