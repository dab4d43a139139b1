package io.danq.cli;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReferenceCommandTest {
  @TempDir Path folder;
  private Path cache;
  private Path genome;

  @BeforeEach
  void write() throws IOException {
    cache = folder.resolve("cache");
    genome = Files.writeString(folder.resolve("genome.fa"), ">chr1\nACGTN\n>chrM\nAC\n");
  }

  private DanqCall reference(String command, Object... more) {
    List<String> args = new ArrayList<>(List.of("reference", command, "--referenceCache=" + cache));
    Arrays.stream(more).map(String::valueOf).forEach(args::add);
    return DanqCall.of(args.toArray(String[]::new));
  }

  private Path packed() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files.filter(file -> file.toString().endsWith(".genome")).findFirst().orElseThrow();
    }
  }

  @Test
  void aReferenceIsPackedOnceAndListed() throws IOException {
    DanqCall first = reference("build", genome);
    assertThat(first.exitCode()).isZero();
    assertThat(first.output()).hasSize(1);
    assertThat(first.output().get(0))
        .matches(".*genome\\.fa: 2 contigs, 7 bases, 0\\.0 MB, packed in [0-9.]+ s, .*")
        .endsWith(packed().toString());
    assertThat(reference("build", genome).output().get(0)).contains("already there");
    List<String> list = reference("list").output();
    assertThat(list).hasSize(2);
    assertThat(list.get(1)).matches("\\S+genome\\.fa +2 +7 +\\d+ +- +\\S+\\.genome");
  }

  @Test
  void severalReferencesAreBuiltInTheirOrder() throws IOException {
    Path other = Files.writeString(folder.resolve("other.fa"), ">a\nA\n");
    DanqCall call = reference("build", other, genome);
    assertThat(call.output()).hasSize(2);
    assertThat(call.output().get(0)).contains("other.fa: 1 contig, 1 bases");
    assertThat(call.output().get(1)).contains("genome.fa: 2 contigs, 7 bases");
  }

  @Test
  void aReferenceIsIndexedAheadListedWithItsIndexAndRemoved() throws IOException {
    Files.copy(SharedData.file("simulated/reference.fa"), genome, REPLACE_EXISTING);
    List<String> first = reference("build", "--align=bwa", genome).output();
    assertThat(first).hasSize(2);
    assertThat(first.get(1))
        .matches(".*genome\\.fa: index for alignment, 0\\.1 MB, made in [0-9.]+ s, \\S+\\.bwa");
    Path index = Path.of(packed().toString().replace(".genome", ".bwa"));
    assertThat(first.get(1)).endsWith(index.toString());
    assertThat(reference("build", "--align=bwa", genome).output().get(1)).contains("already there");
    assertThat(reference("list").output().get(1))
        .matches("\\S+genome\\.fa +3 +43,000 +\\S+ +" + grouped(index) + " +\\S+\\.genome");

    DanqCall removed = reference("remove", genome);
    assertThat(removed.exitCode()).isZero();
    assertThat(removed.output()).hasSize(3).contains("  " + index);
    assertThat(index).doesNotExist();
    assertThat(genome).exists();
    assertThat(reference("list").output().get(0)).startsWith("there is no reference in ");
    reference("remove", genome).failedWith(1, "no such reference in " + cache + ": " + genome);
  }

  private static String grouped(Path file) throws IOException {
    return String.format(Locale.ROOT, "%,d", Files.size(file));
  }

  @Test
  void anEmptyCacheIsSaidToBeEmpty() {
    DanqCall call = reference("list");
    assertThat(call.exitCode()).isZero();
    assertThat(call.output())
        .containsExactly(
            "there is no reference in " + cache + "; 'danq reference build' puts one there");
  }

  @Test
  void aPackedCopyThatIsGoneIsMarked() throws IOException {
    reference("build", genome);
    Files.delete(packed());
    DanqCall list = reference("list");
    assertThat(list.exitCode()).isZero();
    assertThat(list.output().get(1)).matches("\\S+genome\\.fa +2 +7 +0 +- +\\S+ +gone");
    assertThat(reference("list", "--verify").exitCode()).isEqualTo(1);
  }

  @Test
  void verificationNamesTheContigWithWrongBases() throws IOException {
    reference("build", genome);
    DanqCall intact = reference("list", "--verify");
    assertThat(intact.exitCode()).isZero();
    assertThat(intact.output().get(1)).endsWith("  intact");
    byte[] bytes = Files.readAllBytes(packed());
    bytes[67] ^= 1; // chrM has the byte after the head of 64 and chr1's 3
    Path file = packed();
    Files.delete(file);
    Files.write(file, bytes);
    DanqCall wrong = reference("list", "--verify");
    assertThat(wrong.exitCode()).isEqualTo(1);
    assertThat(wrong.output().get(1)).endsWith("delete it, wrong bases in chrM");
  }

  @Test
  void aReferenceThatIsNotThereIsNamed() {
    reference("build", folder.resolve("no.fa"))
        .failedWith(1, "danq reference build", "no such reference: " + folder.resolve("no.fa"));
  }

  @Test
  void aFileThatIsNoReferenceIsNamedWithTheFault() throws IOException {
    Files.writeString(genome, ">chr1\nAC?T\n");
    reference("build", genome)
        .failedWith(1, "genome.fa: contig chr1 has '?' at position 2 (0-based)");
    assertThat(reference("list").output().get(0)).startsWith("there is no reference in ");
  }

  @Test
  void theReferenceIsAskedFor() {
    reference("build").failedWith(2, "danq reference build", "REFERENCE");
  }
}
