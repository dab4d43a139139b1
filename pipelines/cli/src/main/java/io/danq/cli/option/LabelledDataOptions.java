package io.danq.cli.option;

import io.danq.labels.Part;
import io.danq.learning.data.LabelledData;
import io.danq.sequence.BaseOrder;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The labelled windows that a command predicts. */
public final class LabelledDataOptions {
  @Option(
      names = {"-d", "--data"},
      required = true,
      paramLabel = "PATH",
      description =
          "Labelled windows: a .npz, .npy or .mat file, or a folder from 'danq examples'.")
  private String data;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Labels of the windows in --data if that is a .npy file.")
  private @Nullable Path labels;

  @Option(
      names = "--part",
      paramLabel = "train|validation|test",
      defaultValue = "TEST",
      description = "Part to predict if --data is a folder of examples. Default: test")
  private Part part;

  @Option(
      names = "--baseOrder",
      paramLabel = "agct|acgt",
      defaultValue = "AGCT",
      description =
          "Order of the channels in the data, which may differ from the model's; agct for data in"
              + " DeepSEA's layout. Default: agct")
  private BaseOrder baseOrder;

  /** The path of the data, on any file system of Beam. */
  public String path() {
    return data;
  }

  public Part part() {
    return part;
  }

  /** The data, which is on this machine. */
  public LabelledData onThisMachine() {
    return LabelledData.at(Path.of(data), Optional.ofNullable(labels), baseOrder);
  }
}
