package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The output folder of a stream is the stream's, until it ends or is killed. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
@Timeout(600)
class OneWriterTest {
  private static final String STREAM =
      "exec ./danq stream -q -i 'in/*.fa' --watch=1s --window=1s -m model -o out --threads=1";
  private static final int SIGKILL = 128 + 9;
  private static final int SIGTERM = 128 + 15;

  @TempDir private Path folder;
  private Path lock;

  @BeforeEach
  void writeFiles() throws IOException {
    TinyModel.write(folder.resolve("model"));
    Files.createDirectory(folder.resolve("in"));
    Files.writeString(folder.resolve("in/a.fa"), ">r\n" + "ACGT".repeat(300) + "\n");
    lock = folder.resolve("out/_lock");
  }

  private static void waitFor(String what, DanqProcess process, Callable<Boolean> condition) {
    await(what)
        .pollInSameThread()
        .atMost(Duration.ofMinutes(5))
        .until(() -> condition.call() || !process.process.isAlive());
  }

  private boolean hasResults() throws IOException {
    Path predictions = folder.resolve("out/predictions");
    if (!Files.exists(predictions)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(predictions)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  @Test
  void othersAreRefusedAndAStreamThatWasKilledGoesOn() throws Exception {
    DanqProcess stream = DanqProcess.start(folder, STREAM);
    DanqProcess again = null;
    try {
      waitFor("the lock", stream, () -> Files.exists(lock) && Files.size(lock) > 0);
      String holder = "is in use by another run, process " + stream.process.pid() + " on ";
      String reads = "-i=" + folder + "/in/a.fa";
      String model = "-m=" + folder + "/model";
      String out = "-o=" + folder + "/out";
      DanqCall.of("predict", reads, model, out).failedWith(1, "danq predict: ", holder);
      DanqCall.of("stream", reads, "--watch=1s", model, out).failedWith(1, "danq stream: ", holder);

      stream.process.destroyForcibly();
      assertThat(stream.await().exitCode()).isEqualTo(SIGKILL);
      again = DanqProcess.start(folder, STREAM);
      waitFor("a file of the second stream", again, this::hasResults);
      assertThat(again.errors()).isEmpty();
      again.process.destroy();
      DanqCall ended = again.await();
      assertThat(ended.exitCode()).isEqualTo(SIGTERM);
      assertThat(ended.errors()).isEqualTo(List.of("", "danq stream: interrupted"));
      assertThat(lock).doesNotExist();
    } finally {
      stream.process.destroyForcibly();
      if (again != null) {
        again.process.destroyForcibly();
      }
    }
  }
}
