package io.danq.learning.examples;

import io.danq.beam.metrics.Tally;
import java.util.Map;

/**
 * The progress of a pipeline that runs inside this JVM, in counts since the JVM started.
 *
 * @param bases bases of the reference whose bins were labelled
 * @param examples examples made from them
 * @param written examples in complete shards
 */
public record ExamplesProgress(long bases, long examples, long written) {
  private static final String BASES = "reference_bases";
  private static final String EXAMPLES = "examples";
  private static final String WRITTEN = "examples_written";

  /** The numbers now. */
  public static ExamplesProgress now() {
    Map<String, Long> sums = Tally.snapshot();
    return new ExamplesProgress(
        sums.getOrDefault(BASES, 0L),
        sums.getOrDefault(EXAMPLES, 0L),
        sums.getOrDefault(WRITTEN, 0L));
  }

  /** The counts since an earlier snapshot. */
  public ExamplesProgress since(ExamplesProgress before) {
    return new ExamplesProgress(
        bases - before.bases, examples - before.examples, written - before.written);
  }

  static void labelled(ContigChunk chunk, ExampleSpec spec) {
    Tally.add(BASES, Math.min(spec.chunk(), chunk.contigLength() - chunk.start()));
  }

  static void made() {
    Tally.add(EXAMPLES, 1);
  }

  static void written(int examples) {
    Tally.add(WRITTEN, examples);
  }
}
