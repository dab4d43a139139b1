package io.danq.beam.file;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.MatchResult.Metadata;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * Inputs that can be read only once, and only by this process: standard input, named pipes and what
 * a shell substitutes for {@code <(command)}. They have no size, and nobody can look at their start
 * without taking it away from the reader.
 */
public final class Pipes {
  /** How standard input is named, on the command line and in results. */
  public static final String STANDARD_INPUT = "-";

  private static final String DEVICE = "/dev/stdin";
  private static final Set<String> NAMES =
      Set.of(STANDARD_INPUT, DEVICE, "/dev/fd/0", "/proc/self/fd/0");

  private Pipes() {}

  /** Whether a name means standard input. A file of this name can be given as {@code ./-}. */
  public static boolean isStandardInput(String name) {
    return NAMES.contains(name);
  }

  static Metadata standardInput() {
    return Metadata.builder()
        .setResourceId(FileSystems.matchNewResource(DEVICE, false))
        .setIsReadSeekEfficient(false)
        .setSizeBytes(0)
        .setLastModifiedMillis(0)
        .build();
  }

  private static boolean isStandardInput(ResourceId file) {
    return file.getScheme().equals("file") && file.toString().equals(DEVICE);
  }

  /** Whether an input is a pipe. */
  public static boolean isPipe(Metadata input) {
    ResourceId file = input.resourceId();
    if (!file.getScheme().equals("file") || file.isDirectory()) {
      return false;
    }
    Path path = Path.of(file.toString());
    return isStandardInput(file) || (Files.exists(path) && !Files.isRegularFile(path));
  }

  /** The name of an input in results: its path or URI, or {@value #STANDARD_INPUT}. */
  public static String name(Metadata input) {
    return isStandardInput(input.resourceId()) ? STANDARD_INPUT : input.resourceId().toString();
  }

  /** Opens an input, a pipe or a file. An interrupt ends a reader who waits for a pipe. */
  public static ReadableByteChannel open(Metadata input) throws IOException {
    return isStandardInput(input.resourceId())
        ? new FileInputStream(FileDescriptor.in).getChannel()
        : FileSystems.open(input.resourceId());
  }
}
