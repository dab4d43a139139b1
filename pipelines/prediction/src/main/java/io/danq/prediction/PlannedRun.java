package io.danq.prediction;

import io.danq.prediction.options.PlaceOptions;
import io.danq.prediction.run.MaxFailed;
import io.danq.prediction.run.RunFailedException;
import io.danq.prediction.run.RunFolders;
import io.danq.prediction.run.RunPlan;
import io.danq.prediction.run.RunSummary;
import java.io.IOException;
import java.util.Optional;
import org.apache.beam.sdk.Pipeline;

/**
 * A run over files whose options and inputs are in order. It is done part by part: {@link #begin},
 * then {@link #pipeline} and {@link #partDone} for each part that remains, then {@link #end}.
 */
public interface PlannedRun {
  /** Where its results go. */
  PlaceOptions options();

  /** How many records may fail. */
  MaxFailed maxFailed();

  /** The plan of the run. */
  RunPlan plan();

  /**
   * Takes the output folders. Deletes results that are to be replaced and unfinished files of an
   * interrupted run.
   *
   * @throws IllegalArgumentException if a folder holds other results
   * @throws IOException if another run holds a folder, or nothing can be written there
   */
  RunFolders begin() throws IOException;

  /**
   * Whether a part has at most a few hundred windows, and writes only files. Then one thread does
   * it in less time than a cluster takes to start, with all of it in memory.
   *
   * @param part its number, from 0
   */
  boolean isSmall(int part);

  /**
   * Builds the pipeline of a part.
   *
   * @param part its number, from 0
   */
  Pipeline pipeline(int part);

  /**
   * Notes that the pipeline of a part has ended well.
   *
   * @return what the user should know about its results, if anything
   * @throws IOException if a folder is no longer this run's
   */
  default Optional<String> partDone(RunFolders folders, int part, RunSummary counts)
      throws IOException {
    folders.partDone(part, counts);
    return Optional.empty();
  }

  /**
   * Ends a run that has done all its parts: writes {@value RunFolders#SUCCESS}, if every file was
   * read to its end and not too many records have failed.
   *
   * @throws RunFailedException if a file was not, or too many have
   */
  default void end(RunFolders folders, RunSummary summary) throws IOException {
    if (summary.unreadable() > 0) {
      throw new RunFailedException(
          summary.unreadable()
              + " input files could not be read to their end; the failed records name them",
          null);
    }
    maxFailed().check(summary);
    folders.succeed(summary);
  }
}
