package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.support.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that open one reference, and what they leave. A named pipe makes them wait. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
final class PackingProcessesTest {
  private static final int SIGKILL = 128 + 9;
  private static final Map<String, String> CONTIGS = Fasta.random(5, 6_000_000, 70_001);
  private static final byte[] TEXT = Fasta.bytes(Fasta.text(CONTIGS, 60, "\n"));

  @TempDir private Path folder;
  private Path cache;

  @BeforeEach
  void makePaths() {
    cache = folder.resolve("cache");
  }

  private Process start(Path fasta) throws IOException {
    return JavaProcess.of(PackingProcess.class, fasta, cache)
        .builder()
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Reads lines up to one that starts so. */
  private static void await(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
    assertThat(line).as("a line that starts with " + start).isNotNull();
  }

  private static List<String> contigLines(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("Contig[")).toList();
  }

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.fa");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }

  private List<String> cached(String ending) throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .toList();
    }
  }

  @Test
  void processesThatOpenAReferenceAtOncePackItOnce() throws Exception {
    Path fasta = Files.write(folder.resolve("genome.fa"), TEXT);
    List<Process> processes = new ArrayList<>();
    List<String> packed = new ArrayList<>();
    List<List<String>> contigs = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        processes.add(start(fasta));
      }
      for (Process process : processes) {
        List<String> lines = output(process).lines().toList();
        assertThat(process.waitFor()).isZero();
        lines.stream().filter(line -> line.startsWith("packed ")).forEach(packed::add);
        contigs.add(contigLines(lines));
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertThat(packed).containsExactlyInAnyOrder("packed true", "packed false", "packed false");
    assertThat(contigs.get(0)).hasSize(2);
    assertThat(contigs).allMatch(contigs.get(0)::equals);
    assertThat(cached(".genome")).hasSize(1);
    assertThat(cached(".unfinished")).isEmpty();
  }

  @Test
  void aProcessSaysThatItWaitsForAnotherAndPacksAfterItsDeath() throws Exception {
    Path pipe = pipe();
    Process first = start(pipe);
    try (OutputStream toFirst = Files.newOutputStream(pipe)) {
      toFirst.write(TEXT, 0, TEXT.length - 20_000);
      toFirst.flush();
      await(output(first), "read ");
      assertThat(cached(".unfinished")).hasSize(1);

      Process second = start(pipe);
      try (BufferedReader lines = output(second)) {
        await(lines, "waiting for process " + first.pid() + ", which packs " + pipe.toRealPath());
        Files.delete(pipe); // it still holds what the first did not read
        pipe();
        first.destroyForcibly();
        assertThat(first.waitFor()).isEqualTo(SIGKILL);
        try (OutputStream toSecond = Files.newOutputStream(pipe)) {
          toSecond.write(TEXT);
        }
        List<String> rest = lines.lines().toList();
        assertThat(second.waitFor()).isZero();
        assertThat(rest).contains("packed true");
        assertThat(contigLines(rest)).hasSize(2).first().asString().contains("length=6000000");
      } finally {
        second.destroyForcibly();
      }
    } finally {
      first.destroyForcibly();
    }
    assertThat(cached(".genome")).hasSize(1);
    assertThat(cached(".unfinished")).isEmpty();
  }

  @Test
  void aWriteThatFailsInTheMiddleLeavesNothingAndNamesFileAndFolder() throws Exception {
    Path fasta = Files.write(folder.resolve("genome.fa"), TEXT);
    ProcessBuilder java = JavaProcess.of(PackingProcess.class, fasta, cache).builder();
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "ulimit -f 1000; exec \"$@\"", "sh"));
    command.addAll(java.command());
    Process process = java.command(command).start();
    List<String> lines = output(process).lines().toList();
    assertThat(process.waitFor()).isZero();
    assertThat(lines)
        .last()
        .asString()
        .startsWith("failed: ")
        .contains(fasta.toRealPath().toString(), cache.toString(), "File too large");
    assertThat(cached(".genome")).isEmpty();
    assertThat(cached(".unfinished")).isEmpty();
  }
}
