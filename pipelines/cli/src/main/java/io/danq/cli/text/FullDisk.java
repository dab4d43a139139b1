package io.danq.cli.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says which disk is full: the operating system's error names no file. */
public final class FullDisk {
  private static final String ERROR = "No space left on device";

  /** A disk with less is full: a writer asks for space in blocks. */
  private static final long FULL_BYTES = 4 << 20;

  private FullDisk() {}

  /**
   * Explains a fault, if a full disk is its cause.
   *
   * @param outputs folders that were written, local ones and others
   */
  public static Optional<String> explain(Throwable fault, List<String> outputs) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (String.valueOf(cause.getMessage()).contains(ERROR)) {
        return Optional.of("no space left on the disk of " + String.join(", ", full(outputs)));
      }
    }
    return Optional.empty();
  }

  /** The written folders whose disks are full now; all of them if space was freed meanwhile. */
  private static List<String> full(List<String> outputs) {
    List<String> written = new ArrayList<>(outputs);
    written.add(System.getProperty("java.io.tmpdir"));
    List<String> full = written.stream().filter(FullDisk::isFull).toList();
    return full.isEmpty() ? written : full;
  }

  private static boolean isFull(String folder) {
    try {
      return Files.getFileStore(Path.of(folder)).getUsableSpace() < FULL_BYTES;
    } catch (IOException | RuntimeException e) {
      return false; // not a local folder
    }
  }
}
