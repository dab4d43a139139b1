package io.danq.alignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.genome.LocalFasta;
import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.genome.ReferenceCache;
import io.danq.sequence.support.JavaProcess;
import io.danq.sequence.testing.RandomDna;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Processes that index one reference, and what they leave. Each of them starts another, which runs
 * BWA; the tests stop that one where it is and let it go on.
 */
@Timeout(300)
@DisabledOnOs(OS.WINDOWS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "it looks for BWA in /proc")
final class IndexingProcessesTest {
  private static final int BASES = 1_000_000;
  private static final int SIGKILL = 128 + 9;
  private static final long POLL_MILLIS = 2;

  @TempDir private Path folder;
  private Path fasta;
  private Path cache;
  private PackedReference reference;

  @BeforeEach
  void pack() throws IOException {
    fasta = folder.resolve("genome.fa");
    cache = folder.resolve("cache");
    Files.writeString(fasta, ">chr1\n" + new RandomDna(3).text(BASES) + "\n");
    reference = ReferenceCache.at(cache).open(LocalFasta.of(fasta), PackingListener.NONE);
  }

  private ProcessBuilder indexing() {
    return JavaProcess.of(IndexingProcess.class, fasta, cache)
        .withOptions(List.of("-Xmx64m"))
        .builder()
        .redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** Waits for the process that runs BWA, and stops it where it is. */
  private static ProcessHandle stopped(Process indexing) throws Exception {
    Optional<ProcessHandle> bwa = bwaOf(indexing);
    while (bwa.isEmpty()) {
      assertThat(indexing.isAlive()).isTrue();
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      bwa = bwaOf(indexing);
    }
    signal("STOP", bwa.get());
    return bwa.get();
  }

  private static Optional<ProcessHandle> bwaOf(Process indexing) {
    return indexing.children().filter(IndexingProcessesTest::runsBwa).findFirst();
  }

  /** The JVM starts a process by way of a helper: a child is not at once what it will be. */
  private static boolean runsBwa(ProcessHandle process) {
    try {
      Path command = Path.of("/proc", "" + process.pid(), "cmdline");
      return Files.readString(command, StandardCharsets.ISO_8859_1)
          .contains(IndexProcess.class.getName() + "\0");
    } catch (IOException e) {
      return false; // it has ended
    }
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".bwa") || name.endsWith(".unfinished"))
          .toList();
    }
  }

  private void assertWhole() throws IOException {
    assertThat(left()).containsExactly(IndexCache.image(reference.file()).getFileName().toString());
    // reads all of it and compares it with the genome
    AlignmentIndex.open(IndexCache.image(reference.file()), reference.genome());
  }

  @Test
  void aBuildThatIsKilledIsMadeWholeByTheNextAndLeavesNoProcess() throws Exception {
    Process killed = indexing().start();
    ProcessHandle bwa = stopped(killed);
    try {
      killed.destroyForcibly();
      assertThat(killed.waitFor()).isEqualTo(SIGKILL);
      assertThat(left()).hasSize(1).allMatch(name -> name.endsWith(".unfinished"));
    } finally {
      signal("CONT", bwa);
    }
    bwa.onExit().get(60, TimeUnit.SECONDS);
    assertThat(IndexCache.image(reference.file())).as("nobody renames it").doesNotExist();

    IndexCache.open(reference, "genome.fa", PackingListener.NONE);
    assertWhole();
  }

  @Test
  void aKilledBwaIsSaidAndLeavesNothing() throws Exception {
    Process indexing = indexing().start();
    try (BufferedReader lines = output(indexing)) {
      stopped(indexing).destroyForcibly();
      assertThat(lines.lines())
          .singleElement()
          .asString()
          .startsWith("failed: BWA could not index genome.fa (exit code " + SIGKILL);
      assertThat(left()).isEmpty();
    } finally {
      indexing.destroyForcibly();
    }
  }

  @Test
  void ofTwoProcessesOneBuildsAndTheOtherWaitsAndBothUseOneFile() throws Exception {
    List<Process> processes = new ArrayList<>();
    Process first = indexing().start();
    processes.add(first);
    try {
      ProcessHandle bwa = stopped(first);
      Process second = indexing().start();
      processes.add(second);
      try (BufferedReader fromFirst = output(first);
          BufferedReader fromSecond = output(second)) {
        assertThat(fromSecond.readLine())
            .isEqualTo("waiting for process " + first.pid() + ", which indexes genome.fa");
        signal("CONT", bwa);
        String opened = fromFirst.readLine();
        assertThat(opened).startsWith("aligned true by ");
        assertThat(fromSecond.readLine()).isEqualTo(opened);
        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertWhole();
  }

  /**
   * A limit of file sizes stands for a full disk. The FASTA for BWA has a megabyte, and the image
   * 1.75: the first limit stops this program, the second one BWA.
   */
  @ParameterizedTest
  @CsvSource({"1000, File too large", "2600, BWA could not index genome.fa"})
  void aWriteThatFailsInTheMiddleIsSaidAndLeavesNothing(int limit, String message)
      throws Exception {
    ProcessBuilder java = indexing();
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f " + limit + "; exec \"$@\"", "sh"));
    command.addAll(java.command());
    Process process = java.command(command).start();
    try (BufferedReader lines = output(process)) {
      assertThat(lines.lines()).singleElement().asString().startsWith("failed: ").contains(message);
    } finally {
      process.destroyForcibly();
    }
    assertThat(left()).isEmpty();

    IndexCache.open(reference, "genome.fa", PackingListener.NONE);
    assertWhole();
  }
}
