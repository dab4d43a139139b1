package io.danq.cli;

import io.danq.bundle.Target;
import io.danq.bundle.TargetTable;
import io.danq.retraining.LabelledData;
import io.danq.retraining.TrainingData;
import io.danq.sequence.BaseOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** What the windows of a training are, and their labels. */
final class TrainingDataOptions {
  @Option(
      names = "--validationData",
      paramLabel = "PATH",
      description =
          "Windows to judge every epoch by, a .npz file or the validation part of a folder of"
              + " examples. Default: the validation part of --data, or its last windows where it has"
              + " none.")
  private @Nullable Path validationData;

  @Option(
      names = "--validationFraction",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Share of --data that is held out where there are no other windows to validate by."
              + " Default: ${DEFAULT-VALUE}")
  private double validationFraction;

  @Option(
      names = "--reverseComplements",
      description = "Train on the reverse complement of every window too: twice the windows.")
  private boolean reverseComplements;

  @Option(
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the channels in the data, and of a new network; agct for everything that comes"
              + " from DeepSEA. Default: agct")
  private BaseOrder baseOrder;

  @Option(
      names = {"-t", "--targets"},
      paramLabel = "TSV",
      description =
          "What the label columns are, a line each in their order; the header names at least index,"
              + " cell_type, assay, treatment. Default: the targets of the folder, or of the model to"
              + " begin with.")
  private @Nullable Path targets;

  @Option(
      names = "--targetRange",
      paramLabel = "FIRST:END",
      description =
          "The lines of --targets that are the data's, counted from 0, END not included; 125:815 for"
              + " the transcription factors among DeepSEA's 919. Default: all.")
  private @Nullable String targetRange;

  BaseOrder baseOrder() {
    return baseOrder;
  }

  double validationFraction() {
    return validationFraction;
  }

  boolean reverseComplements() {
    return reverseComplements;
  }

  /** A file or folder of windows. */
  LabelledData labelled(Path path) {
    return new LabelledData(path, baseOrder);
  }

  /** The windows to validate by, where they are in data of their own. */
  Optional<LabelledData> validation() {
    return Optional.ofNullable(validationData).map(this::labelled);
  }

  /** Reads the windows of a training. */
  TrainingData read(LabelledData data) throws IOException {
    TrainingData read = TrainingData.read(data, validation(), validationFraction);
    return reverseComplements ? read.withReverseComplements() : read;
  }

  /**
   * Whether the targets are given here.
   *
   * @throws IllegalArgumentException if a part of them is, without them
   */
  boolean hasTargets() {
    if (targetRange != null && targets == null) {
      throw new IllegalArgumentException("--targetRange needs --targets");
    }
    return targets != null;
  }

  /** The targets that are given here, as many as there are label columns. */
  List<Target> targets(int columns) throws IOException {
    return TargetRange.choose(TargetTable.read(targets), targetRange, columns, targets);
  }

  /** The targets that are given here, however many. */
  Optional<List<Target>> targets() throws IOException {
    return hasTargets()
        ? Optional.of(TargetRange.of(TargetTable.read(targets), targetRange, targets))
        : Optional.empty();
  }
}
