package io.danq.prediction;

import io.danq.beam.file.SmallFiles;
import io.danq.prediction.write.Output;
import io.danq.prediction.write.WriteRows.Outputs;
import java.util.List;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;

/** Which parts of a run are small: those with at most {@value #WINDOWS} windows. */
final class SmallPart {
  /**
   * The published network takes two or three seconds for them on one core, as long as a cluster
   * takes to start on two.
   */
  static final int WINDOWS = 512;

  private SmallPart() {}

  /**
   * Whether files hold a small part.
   *
   * @param bytesPerWindow of the files' content, without compression; 1 to a few hundred
   */
  static boolean isSmall(List<Metadata> files, int bytesPerWindow, Outputs outputs) {
    boolean onlyFiles =
        outputs.places().stream()
            .noneMatch(place -> place instanceof Output.Kafka || place instanceof Output.BigQuery);
    return onlyFiles && SmallFiles.hold(files, WINDOWS * bytesPerWindow);
  }
}
