package io.danq.cli.option;

import io.danq.labels.Part;
import io.danq.learning.data.LabelledData;
import io.danq.sequence.BaseOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Options that name labelled windows to predict. */
public final class LabelledDataOptions {
  @Option(
      names = {"-d", "--data"},
      required = true,
      paramLabel = "PATH",
      description = "Labelled windows, a .npz, .npy or .mat file or a folder of 'danq examples'.")
  private String data;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The labels of --data, where that is a .npy file.")
  private @Nullable Path labels;

  @Option(
      names = "--part",
      paramLabel = "train|validation|test",
      defaultValue = "TEST",
      description = "The part of a folder of examples to predict. Default: test")
  private Part part;

  @Option(
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the channels in the data, whatever the model's; agct for everything that comes"
              + " from DeepSEA. Default: agct")
  private BaseOrder baseOrder;

  /** Where the data lies, on any filesystem of Beam. */
  public String path() {
    return data;
  }

  public Part part() {
    return part;
  }

  /** The data as it lies on this machine. */
  public LabelledData onThisMachine() {
    return LabelledData.at(Path.of(data), Optional.ofNullable(labels), baseOrder);
  }
}
