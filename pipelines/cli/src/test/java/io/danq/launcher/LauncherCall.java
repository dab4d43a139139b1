package io.danq.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A call of the launcher; its standard error goes to a file. */
record LauncherCall(Process process, Path errorFile) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static LauncherCall start(ProcessBuilder builder, Path errorFile) throws IOException {
    builder.redirectError(errorFile.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    return new LauncherCall(builder.start(), errorFile);
  }

  LauncherCall await() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("danq ended").isTrue();
    return this;
  }

  String errors() throws IOException {
    return Files.readString(errorFile);
  }

  void awaitError(String part) throws Exception {
    poll(part, () -> errors().contains(part));
  }

  void succeeded() throws IOException {
    assertThat(process.exitValue()).as(errors()).isZero();
  }

  void failedWith(String... parts) throws IOException {
    assertThat(errors()).contains(parts);
    assertThat(process.exitValue()).isEqualTo(1);
  }

  static void poll(String what, Callable<Boolean> condition) throws Exception {
    Awaitility.await(what)
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(20))
        .atMost(LIMIT)
        .until(condition);
  }
}
