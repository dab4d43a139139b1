package io.danq.cli.bench;

import io.danq.sequence.ReadOutcome;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.file.SequenceFiles;
import io.danq.sequence.file.SequenceReader;
import io.danq.sequence.window.SequenceWindower;
import io.danq.sequence.window.WindowSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a file into windows as {@code danq predict} does by default, all in memory. */
public final class BenchWindows {
  private BenchWindows() {}

  public static List<byte[]> of(Path file, int windowLength) throws IOException {
    SequenceWindower windower = new SequenceWindower(WindowSpec.ofLength(windowLength));
    List<byte[]> windows = new ArrayList<>();
    try (SequenceReader reader =
        SequenceFiles.open(file.toString(), Files.newInputStream(file), Optional.empty())) {
      for (Optional<ReadOutcome> next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get() instanceof SequenceRecord record) {
          windower.cut(record, window -> windows.add(window.bases()));
        }
      }
    }
    return windows;
  }
}
