package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A line of bash that calls {@code danq}, which is a JVM of its own with a temporary folder of its
 * own, as the launcher starts it. Standard output and error go to files.
 */
final class DanqProcess {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  final Process process;
  private final Path out;
  private final Path err;

  private DanqProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a line. A pipe fails if one of its programs does.
   *
   * @param folder the working folder, also of the program {@code ./danq} and of {@code tmp}
   */
  static DanqProcess start(Path folder, String line) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    Path danq = folder.resolve("danq");
    if (!Files.exists(danq)) {
      DanqScript.write(
          danq, "\"-Djava.io.tmpdir=$(mktemp -d '" + folder + "/tmp/danq-run-XXXXXXXX')\"");
    }
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-o", "pipefail", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    return new DanqProcess(builder.start(), out, err);
  }

  /** Runs a line to its end. */
  static DanqCall call(Path folder, String line) throws IOException, InterruptedException {
    return start(folder, line).await();
  }

  /** Waits until the line has ended. */
  DanqCall await() throws IOException, InterruptedException {
    boolean ended = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
    }
    assertThat(ended).as("ended within %s: %s", LIMIT, errors()).isTrue();
    return new DanqCall(process.exitValue(), Files.readAllLines(out), errors());
  }

  /** Suspends the program with SIGSTOP: it holds what it holds, and does not end meanwhile. */
  void suspend() throws IOException, InterruptedException {
    String id = String.valueOf(process.pid());
    assertThat(new ProcessBuilder("kill", "-STOP", id).start().waitFor()).isZero();
  }

  List<String> errors() throws IOException {
    return Files.readAllLines(err);
  }
}
