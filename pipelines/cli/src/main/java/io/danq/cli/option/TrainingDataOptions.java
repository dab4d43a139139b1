package io.danq.cli.option;

import io.danq.learning.data.LabelledData;
import io.danq.network.bundle.Target;
import io.danq.network.bundle.TargetTable;
import io.danq.sequence.BaseOrder;
import io.danq.training.run.TrainingWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The windows that a network is trained on, and their labels. */
public final class TrainingDataOptions {
  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Labels of the windows in --data if that is a .npy file.")
  private @Nullable Path labels;

  @Option(
      names = "--validationData",
      paramLabel = "PATH",
      description =
          "Windows to validate each epoch on: a file, or a folder of examples with a validation"
              + " part. Default: the validation part of --data, or its last windows if it has no"
              + " such part")
  private @Nullable Path validationData;

  @Option(
      names = "--validationLabels",
      paramLabel = "FILE",
      description = "Labels of the windows in --validationData if that is a .npy file.")
  private @Nullable Path validationLabels;

  @Option(
      names = "--validationFraction",
      paramLabel = "SHARE",
      defaultValue = "0.1",
      description =
          "Fraction of --data to hold out if there are no other windows to validate on. Default:"
              + " ${DEFAULT-VALUE}")
  private double validationFraction;

  @Option(
      names = "--reverseComplements",
      description =
          "Also train on the reverse complement of every window, which doubles the number of"
              + " windows.")
  private boolean reverseComplements;

  @Option(
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the channels in the data and in a new network; agct for data in DeepSEA's"
              + " layout. Default: agct")
  private BaseOrder baseOrder;

  @Option(
      names = {"-t", "--targets"},
      paramLabel = "TSV",
      description =
          "Table of the label columns, one line per column, in column order. Its header must"
              + " include index, cell_type, assay and treatment. Default: the targets of the"
              + " examples folder, or of the starting model")
  private @Nullable Path targets;

  @Option(
      names = "--targetRange",
      paramLabel = "FIRST:END",
      description =
          "Lines of --targets that belong to the data, counted from 0, END excluded; 125:815 for"
              + " the transcription factors among DeepSEA's 919. Default: all")
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

  /** The windows to train on: a file or folder. */
  public LabelledData training(Path data) {
    return labelled(data, labels);
  }

  /**
   * A file or folder of windows.
   *
   * @param theirLabels the labels of a {@code .npy} file; null for other formats
   */
  public LabelledData labelled(Path data, @Nullable Path theirLabels) {
    return LabelledData.at(data, Optional.ofNullable(theirLabels), baseOrder);
  }

  /** The windows to validate with, if they are separate data. */
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
   * Whether {@code --targets} is given.
   *
   * @throws IllegalArgumentException if {@code --targetRange} is given without it
   */
  public boolean hasTargets() {
    if (targetRange != null && targets == null) {
      throw new IllegalArgumentException("--targetRange needs --targets");
    }
    return targets != null;
  }

  /** The targets of {@code --targets}, one per label column. */
  public List<Target> targets(int columns) throws IOException {
    Path table = Objects.requireNonNull(targets, "--targets");
    return TargetRange.choose(TargetTable.read(table), targetRange, columns, table);
  }

  /** The targets of {@code --targets}, if it is given. */
  public Optional<List<Target>> targets() throws IOException {
    return hasTargets() && targets != null
        ? Optional.of(TargetRange.of(TargetTable.read(targets), targetRange, targets))
        : Optional.empty();
  }
}
