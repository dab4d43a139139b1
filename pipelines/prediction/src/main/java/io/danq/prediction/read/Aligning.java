package io.danq.prediction.read;

import io.danq.alignment.AlignmentIndex;
import io.danq.alignment.IndexCache;
import io.danq.alignment.InsertSize;
import io.danq.alignment.ReadAligner;
import io.danq.prediction.options.AlignmentOptions;
import io.danq.prediction.options.AlignmentOptions.Unaligned;
import io.danq.sequence.genome.PackedReference;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How every worker aligns unaligned reads.
 *
 * @param image the index image, at a path that every worker has; null for the one next to the
 *     packed reference, which is made if it is missing
 * @param insertSize of pairs
 * @param cutUnaligned whether reads that align nowhere are cut as without an aligner; otherwise
 *     they fail
 */
public record Aligning(@Nullable String image, InsertSize insertSize, boolean cutUnaligned)
    implements Serializable {
  private static final Pattern INSERT_SIZE = Pattern.compile("(\\d{1,9}),(\\d{1,9})");

  /**
   * What the options of a pipeline say; null without {@code --align}.
   *
   * @throws IllegalArgumentException if an option is out of its range, or needs another
   */
  static @Nullable Aligning of(AlignmentOptions options) {
    if (options.getAlign() == null) {
      Map<String, @Nullable Object> others = new LinkedHashMap<>();
      others.put("--alignmentIndex", options.getAlignmentIndex());
      others.put("--unaligned", options.getUnaligned());
      others.put("--insertSize", options.getInsertSize());
      others.forEach(
          (name, value) -> {
            if (value != null) {
              throw new IllegalArgumentException(name + " works only with --align=bwa");
            }
          });
      return null;
    }
    if (options.getReference() == null) {
      throw new IllegalArgumentException(
          "--align needs --reference, the FASTA that reads are to be aligned to");
    }
    String size = options.getInsertSize();
    return new Aligning(
        options.getAlignmentIndex(),
        size == null ? InsertSize.DEFAULT : insertSize(size),
        options.getUnaligned() == Unaligned.WINDOW);
  }

  private static InsertSize insertSize(String text) {
    Matcher numbers = INSERT_SIZE.matcher(text);
    if (!numbers.matches()) {
      throw new IllegalArgumentException(
          "--insertSize must be MEAN,DEVIATION in bases, such as 400,100, was " + text);
    }
    return new InsertSize(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)));
  }

  /**
   * Opens the aligner, which all threads of this JVM share.
   *
   * @param location of the reference's FASTA
   * @throws IOException if the index cannot be made or read, or this machine cannot align
   */
  ReadAligner open(PackedReference reference, String location) throws IOException {
    AlignmentIndex index =
        image == null
            ? IndexCache.open(reference, location, new LoggedIndexing(location))
            : AlignmentIndex.open(Path.of(image), reference.genome());
    return index.aligner(insertSize);
  }
}
