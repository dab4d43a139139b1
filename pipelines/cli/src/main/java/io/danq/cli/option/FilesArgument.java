package io.danq.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** Input files given as arguments, without an option. */
public final class FilesArgument {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files to read, as with --input; - is standard input.")
  @SuppressWarnings("UnusedVariable") // PipelineOptionSpecs finds them in what was parsed
  private List<String> files = new ArrayList<>();
}
