package io.danq.learning.examples;

import io.danq.labels.Part;
import io.danq.network.bundle.Target;
import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How many examples there are, and how many of them are positive for each target; {@code
 * counts.tsv} of a folder of examples. Immutable and thread-safe.
 */
public final class ExampleCounts implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALL = "examples";
  private static final List<Part> PARTS = List.of(Part.values());

  private final EnumMap<Part, Long> examples;
  private final EnumMap<Part, long[]> positives;
  private final int targets;

  private ExampleCounts(Map<Part, Long> examples, Map<Part, long[]> positives, int targets) {
    this.examples = new EnumMap<>(examples);
    this.positives = new EnumMap<>(positives);
    this.targets = targets;
  }

  /** Adds up the counts of the shards. */
  static ExampleCounts sum(Iterable<ShardCount> counts, int targets) {
    Map<Part, Long> examples = new EnumMap<>(Part.class);
    Map<Part, long[]> positives = new EnumMap<>(Part.class);
    for (Part part : PARTS) {
      examples.put(part, 0L);
      positives.put(part, new long[targets]);
    }
    for (ShardCount count : counts) {
      examples.merge(count.part(), count.examples(), Long::sum);
      long[] sums = Objects.requireNonNull(positives.get(count.part()));
      for (int i = 0; i < targets; i++) {
        sums[i] += count.positives()[i];
      }
    }
    return new ExampleCounts(examples, positives, targets);
  }

  /** The number of examples of a part. */
  public long examples(Part part) {
    return Objects.requireNonNull(examples.get(part));
  }

  /**
   * The number of examples of a part that are positive for a target.
   *
   * @param target the target's position, from 0
   */
  public long positives(Part part, int target) {
    return positives(part)[target];
  }

  private long[] positives(Part part) {
    return Objects.requireNonNull(positives.get(part));
  }

  /** The number of targets. */
  public int targets() {
    return targets;
  }

  /** How many targets have no positive example in a part. */
  public int targetsWithoutPositives(Part part) {
    return (int) Arrays.stream(positives(part)).filter(count -> count == 0).count();
  }

  /** A line for all examples, then one for each target, with a column for each part. */
  String format(List<Target> names) {
    StringBuilder table = new StringBuilder();
    table.append(line("target", PARTS.stream().map(Part::title)));
    table.append(line(ALL, examples.values().stream()));
    for (int i = 0; i < targets; i++) {
      int target = i;
      table.append(
          line(names.get(i).title(), positives.values().stream().map(counts -> counts[target])));
    }
    return table.toString();
  }

  private static String line(String first, Stream<?> others) {
    return Tsv.line(Stream.concat(Stream.of(first), others).toList());
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws IOException if it is not a table of counts
   */
  static ExampleCounts parse(String name, String text) throws IOException {
    List<long[]> lines = new ArrayList<>();
    try {
      text.lines().skip(1).forEach(line -> lines.add(numbers(line)));
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " is not a table of counts: " + e.getMessage(), e);
    }
    if (lines.isEmpty()) {
      throw new IOException(name + " is not a table of counts: it has no lines");
    }
    Map<Part, Long> examples = new EnumMap<>(Part.class);
    Map<Part, long[]> positives = new EnumMap<>(Part.class);
    for (int i = 0; i < PARTS.size(); i++) {
      int column = i;
      examples.put(PARTS.get(i), lines.get(0)[i]);
      positives.put(PARTS.get(i), lines.stream().skip(1).mapToLong(line -> line[column]).toArray());
    }
    return new ExampleCounts(examples, positives, lines.size() - 1);
  }

  private static long[] numbers(String line) {
    List<String> fields = Tsv.cells(line);
    if (fields.size() != PARTS.size() + 1) {
      throw new IllegalArgumentException("'" + line + "' has " + fields.size() + " columns");
    }
    return fields.stream().skip(1).mapToLong(Long::parseLong).toArray();
  }
}
