package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.support.JavaProcess;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References that a user deletes from the cache. */
final class RemovedReferenceTest extends PackedFasta {
  private Path packed;
  private Path made;

  @BeforeEach
  void pack() throws IOException {
    write(Map.of("a", "ACGT"));
    packed = open().file();
    made = Files.writeString(Path.of(packed.toString().replace(".genome", ".bwa")), "12345");
  }

  private String digest() {
    return packed.getFileName().toString().replace(".genome", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "location", "digest"})
  void aReferenceIsRemovedWithWhatWasMadeOfIt(String by) throws IOException {
    long bytes = Files.size(packed) + 5;
    String name =
        switch (by) {
          case "path" -> fasta.getParent().resolve("./genome.fa").toString();
          case "location" -> cache.list().get(0).location().orElseThrow();
          default -> digest();
        };
    RemovedReference removed = cache.remove(name);
    assertThat(removed.files()).containsExactlyInAnyOrder(packed, made);
    assertThat(removed.bytes()).isEqualTo(bytes);
    assertThat(cache.list()).isEmpty();
    assertThat(files()).allMatch(file -> file.endsWith(".lock"));
    assertThat(open().packedNow()).isTrue();
  }

  @Test
  void whatAnotherFastaSharesStays() throws IOException {
    Path first = fasta;
    fasta = folder.resolve("copy.fa");
    write(Map.of("a", "ACGT"));
    assertThat(open().file()).isEqualTo(packed);
    assertThat(cache.remove(first.toString()).files()).isEmpty();
    assertThat(packed).exists();
    assertThat(cache.list()).hasSize(1);
    assertThat(cache.remove(digest()).files()).hasSize(2);
    assertThat(cache.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.fa", "", ".", "0123456789abcdef0123456789abcdef"})
  void aReferenceThatIsNotThereIsNamed(String name) throws IOException {
    List<String> before = files();
    assertThatThrownBy(() -> cache.remove(name))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage(
            "no such reference in " + cache.folder() + ": " + name + "; see 'danq reference list'");
    assertThat(files()).isEqualTo(before);
  }

  /** A JVM that has a reference open until its standard input ends. */
  static final class Holder {
    private Holder() {}

    /** Arguments: the FASTA, the folder of the cache. */
    public static void main(String[] args) throws IOException {
      ReferenceCache.at(Path.of(args[1]))
          .open(LocalFasta.of(Path.of(args[0])), PackingListener.NONE);
      System.out.println("open");
      while (System.in.read() >= 0) {
        // nobody writes
      }
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatAProcessHasMappedIsNotRemoved() throws Exception {
    Process holder = JavaProcess.of(Holder.class, fasta, cache.folder()).builder().start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(lines.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> cache.remove(fasta.toString()))
          .hasMessage(fasta + " is in use: process " + holder.pid() + " has mapped " + packed);
      assertThat(packed).exists();
      assertThat(made).exists();
      holder.getOutputStream().close();
      assertThat(holder.waitFor()).isZero();
    } finally {
      holder.destroyForcibly();
    }
    assertThat(cache.remove(fasta.toString()).files()).hasSize(2);
  }
}
