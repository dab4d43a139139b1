package io.danq.prediction.replay;

import io.danq.beam.file.FileMatch;
import io.danq.prediction.read.ReadSequenceFiles;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.ReadOutcome;
import io.danq.sequence.RecordSource.FileEntry;
import io.danq.sequence.file.ContigBases;
import io.danq.sequence.file.SequenceReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;

/** Reads failed records of a file again. */
final class ReplayedFile {
  private final String file;
  private final ReadSequenceFiles.FileFormat format;
  private final ContigBases contigs;

  ReplayedFile(String file, ReadSequenceFiles.FileFormat format, ContigBases contigs) {
    this.file = file;
    this.format = format;
    this.contigs = contigs;
  }

  /**
   * Reads the selected records and passes on their outcomes. Records that no longer exist become
   * failures.
   */
  void read(FailedSelection selection, Consumer<ReadOutcome> outcomes) {
    long number = 0;
    try (SequenceReader reader = open()) {
      while (number < selection.last()) {
        Optional<ReadOutcome> next = reader.next();
        if (next.isEmpty()) {
          break;
        }
        number = ((FileEntry) next.get().source()).number();
        if (selection.contains(number) || isUnreadable(next.get())) {
          outcomes.accept(next.get());
        }
      }
    } catch (FileNotFoundException e) {
      outcomes.accept(FailedSelection.gone(new FileEntry(file, 1), "no such file: " + file));
      return;
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      outcomes.accept(
          FailedRecord.of(new FileEntry(file, 1), FailureReason.UNREADABLE_FILE, message, ""));
      return;
    }
    for (long missing : selection.numbers()) {
      if (missing > number) {
        String message = "the file has only " + number + " records now";
        outcomes.accept(FailedSelection.gone(new FileEntry(file, missing), message));
      }
    }
  }

  private static boolean isUnreadable(ReadOutcome outcome) {
    return outcome instanceof FailedRecord failed
        && failed.reason() == FailureReason.UNREADABLE_FILE;
  }

  private SequenceReader open() throws IOException {
    var content = FileSystems.open(FileMatch.one(file).resourceId());
    return format.open(file, Channels.newInputStream(content), contigs);
  }
}
