package io.danq.cli;

import io.danq.prediction.OutputFolders;
import io.danq.sequence.FailureReason;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Input files that could not be read to their end: what is in them was predicted, the call failed.
 */
final class Unreadable {
  private static final int SHOWN = 10;

  private Unreadable() {}

  /** Prints a line per such file and says whether there was one. */
  static boolean report(Counts counts, String output, CommandSpec spec) throws IOException {
    if (!counts.failures().containsKey(FailureReason.UNREADABLE_FILE)) {
      return false;
    }
    PrintWriter err = spec.commandLine().getErr();
    int[] shown = {0};
    ParquetRows.forEach(
        OutputFolders.failed(output),
        row -> {
          if (isUnreadable(row) && shown[0]++ < SHOWN) {
            err.println(spec.qualifiedName() + ": " + describe(row));
          }
        });
    return true;
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
