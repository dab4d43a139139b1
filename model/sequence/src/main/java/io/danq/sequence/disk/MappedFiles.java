package io.danq.sequence.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which processes have mapped a file into memory, from Linux' {@code /proc/PID/maps}
 * (proc(5)). On other systems it finds none. Stateless.
 */
public final class MappedFiles {
  private static final Path PROCESSES = Path.of("/proc");

  private MappedFiles() {}

  /**
   * The processes that use a file, other than this one.
   *
   * @return their process ids; only of the current user's processes, unless that is root
   * @throws java.nio.file.NoSuchFileException if the file does not exist
   */
  public static List<Long> users(Path file) throws IOException {
    List<Long> users = new ArrayList<>();
    if (!Files.isDirectory(PROCESSES)) {
      return users;
    }
    String end = " " + file.toRealPath();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        long number = Long.parseLong(process.getFileName().toString());
        if (number != ProcessHandle.current().pid() && maps(process, end)) {
          users.add(number);
        }
      }
    }
    return users;
  }

  private static boolean maps(Path process, String end) {
    try {
      String maps = new String(Files.readAllBytes(process.resolve("maps")), StandardCharsets.UTF_8);
      return maps.lines().anyMatch(line -> line.endsWith(end));
    } catch (IOException e) {
      return false; // it has ended, or is another user's
    }
  }
}
