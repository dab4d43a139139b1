package io.danq.network.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares thousands of things and fails with a message that a person can read. */
public final class Differences {
  private static final int SHOWN = 5;

  private Differences() {}

  /** Asserts that both hold the same things equally often, in any order. */
  public static void assertSame(Collection<?> actual, Collection<?> expected) {
    assertSame(counts(actual), counts(expected));
  }

  private static Map<?, Long> counts(Collection<?> things) {
    return things.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  /** Asserts that both hold the same values under the same keys. */
  public static void assertSame(Map<?, ?> actual, Map<?, ?> expected) {
    Set<Object> keys = new HashSet<>(actual.keySet());
    keys.addAll(expected.keySet());
    assertThat(
            keys.stream()
                .filter(key -> !Objects.equals(actual.get(key), expected.get(key)))
                .limit(SHOWN)
                .map(
                    key -> key + ": expected " + expected.get(key) + " but was " + actual.get(key)))
        .as("the first of the differences")
        .isEmpty();
  }
}
