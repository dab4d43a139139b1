package io.danq.cli.command;

import io.danq.cli.text.Faults;
import io.danq.cli.text.ParquetRows;
import io.danq.prediction.run.RunSummary;
import io.danq.prediction.write.Output;
import io.danq.prediction.write.OutputFolders;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Reports input files that could not be read to their end. What could be read is predicted, but the
 * command fails.
 */
final class Unreadable {
  private static final int SHOWN = 10;

  private Unreadable() {}

  /** Prints a line per file and returns whether there were any. */
  static boolean report(RunSummary run, List<Output> outputs, CommandSpec spec) throws IOException {
    long files = run.unreadable();
    if (files == 0) {
      return false;
    }
    PrintWriter err = spec.commandLine().getErr();
    Optional<String> folder = folder(outputs);
    if (folder.isEmpty()) {
      err.println(
          spec.qualifiedName()
              + ": "
              + files
              + " input files could not be read to their end; the failed records of "
              + outputs.get(0)
              + " name them");
      return true;
    }
    int[] shown = {0};
    ParquetRows.forEach(
        OutputFolders.failed(folder.get()),
        row -> {
          if (isUnreadable(row) && shown[0]++ < SHOWN) {
            err.println(spec.qualifiedName() + ": " + describe(row));
          }
        });
    if (shown[0] > SHOWN) {
      err.println(spec.qualifiedName() + ": and " + (shown[0] - SHOWN) + " more unreadable files");
    }
    return true;
  }

  /** The folder that has failed/; empty if failed records are elsewhere. */
  private static Optional<String> folder(List<Output> outputs) {
    Optional<String> folder =
        outputs.stream().flatMap(output -> output.runFolder().stream()).findFirst();
    return folder.isEmpty() && outputs.size() == 1 && outputs.get(0) instanceof Output.Vcf vcf
        ? Optional.of(vcf.folder())
        : folder;
  }

  private static String describe(GenericRecord row) {
    String message = Faults.oneLine(row.get("message").toString());
    String file = String.valueOf(row.get("file"));
    return message.contains(file) ? message : file + ": " + message;
  }

  private static boolean isUnreadable(GenericRecord row) {
    return row.get("reason").toString().equals(FailureReason.UNREADABLE_FILE.name());
  }
}
