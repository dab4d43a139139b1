package io.danq.cli.option;

import io.danq.learning.data.LabelledData;
import io.danq.network.bundle.Target;
import io.danq.network.bundle.TargetTable;
import io.danq.sequence.BaseOrder;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** What the windows of a training are, and their labels. */
public final class TrainingDataOptions {
  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The labels of --data, where that is a .npy file.")
  private @Nullable Path labels;

  @Option(
      names = "--validationData",
      paramLabel = "PATH",
      description =
          "Windows to judge every epoch by, such a file too or the validation part of a folder of"
              + " examples. Default: the validation part of --data, or its last windows where it has"
              + " none.")
  private @Nullable Path validationData;

  @Option(
      names = "--validationLabels",
      paramLabel = "FILE",
      description = "The labels of --validationData, where that is a .npy file.")
  private @Nullable Path validationLabels;

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

  public BaseOrder baseOrder() {
    return baseOrder;
  }

  public double validationFraction() {
    return validationFraction;
  }

  public boolean reverseComplements() {
    return reverseComplements;
  }

  /** The windows to learn from, a file or folder. */
  public LabelledData training(Path data) {
    return labelled(data, labels);
  }

  /**
   * A file or folder of windows.
   *
   * @param theirLabels of a {@code .npy} file; null for others
   */
  public LabelledData labelled(Path data, @Nullable Path theirLabels) {
    return LabelledData.at(data, Optional.ofNullable(theirLabels), baseOrder);
  }

  /** The windows to validate by, where they are in data of their own. */
  public Optional<LabelledData> validation() {
    if (validationLabels != null && validationData == null) {
      throw new IllegalArgumentException("--validationLabels needs --validationData");
    }
    return Optional.ofNullable(validationData).map(data -> labelled(data, validationLabels));
  }

  /** Reads the windows of a training. */
  public TrainingWindows read(LabelledData data) throws IOException {
    TrainingWindows read = data.split(validation(), validationFraction);
    return reverseComplements ? read.withReverseComplements() : read;
  }

  /**
   * Whether the targets are given here.
   *
   * @throws IllegalArgumentException if a part of them is, without them
   */
  public boolean hasTargets() {
    if (targetRange != null && targets == null) {
      throw new IllegalArgumentException("--targetRange needs --targets");
    }
    return targets != null;
  }

  /** The targets that are given here, as many as there are label columns. */
  public List<Target> targets(int columns) throws IOException {
    return TargetRange.choose(TargetTable.read(targets), targetRange, columns, targets);
  }

  /** The targets that are given here, however many. */
  public Optional<List<Target>> targets() throws IOException {
    return hasTargets()
        ? Optional.of(TargetRange.of(TargetTable.read(targets), targetRange, targets))
        : Optional.empty();
  }
}
