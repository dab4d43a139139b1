package io.danq.sequence.genome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When a FASTA is packed, and when its packed copy is used again. */
final class ReferenceCacheTest extends PackedFasta {
  @Test
  void aReferenceIsPackedOnceAndSharedInTheJvm() throws IOException {
    write(CONTIGS);
    PackedReference first = open();
    PackedReference second = open();
    assertThat(first.packedNow()).isTrue();
    assertThat(second.packedNow()).isFalse();
    assertThat(second.genome()).isSameAs(first.genome());
    assertThat(files()).hasSize(3).filteredOn(name -> name.endsWith(".genome")).hasSize(1);
  }

  @Test
  void anEqualFastaElsewhereSharesThePackedFile() throws IOException {
    write(CONTIGS);
    PackedReference first = open();
    fasta = Files.write(folder.resolve("copy.fa.gz"), Fasta.gzip(Files.readAllBytes(fasta)));
    PackedReference second = open();
    assertThat(second.file()).isEqualTo(first.file());
    assertThat(second.genome()).isSameAs(first.genome());
    assertThat(cache.list()).hasSize(2);
  }

  @Test
  void aChangedFastaIsPackedAgain() throws IOException {
    write(CONTIGS);
    Path before = open().file();
    FileTime time = Files.getLastModifiedTime(fasta);
    Map<String, String> changed = Fasta.random(9, 3001, 0, 1, 140_000, 64);
    write(changed);
    Files.setLastModifiedTime(fasta, FileTime.fromMillis(time.toMillis() + 2000));
    PackedReference after = open();
    assertThat(after.file()).isNotEqualTo(before);
    assertHas(after.genome(), changed);
  }

  @Test
  void whatIsReadIsTold() throws IOException {
    write(Fasta.random(3, 9_000_000));
    Told told = new Told();
    cache.open(LocalFasta.of(fasta), told);
    assertThat(told.read).isBetween(4_000_000L, Files.size(fasta));
    assertThat(told.notes).isEmpty();
  }

  @Test
  void aDiskWithoutRoomIsSeenBefore() throws IOException {
    write(Map.of("a", "ACGT"));
    writeIndex("a\t900000000000000\t3\t60\t61");
    assertThatThrownBy(this::open)
        .hasMessageContainingAll(
            "no space for the packed copy of ",
            fasta.getFileName().toString(),
            cache.folder().toString(),
            "450,000,000 MB");
    assertThat(files()).allMatch(name -> name.endsWith(".lock"));
  }

  @Test
  void theListNamesEveryFastaAndWhatHasBecomeOfItsPackedFile() throws IOException {
    assertThat(cache.list()).isEmpty();
    write(Map.of("a", "ACGT"));
    Path first = open().file();
    fasta = folder.resolve("other.fa");
    write(Map.of("b", "ACGTA"));
    Path second = open().file();
    Files.delete(second);
    assertThat(cache.list())
        .extracting(
            r -> r.location().orElse("-"),
            CachedReference::file,
            CachedReference::bases,
            r -> r.fault().orElse(""))
        .containsExactly(
            tuple(folder.toRealPath().resolve("genome.fa").toString(), first, 4L, ""),
            tuple(fasta.toRealPath().toString(), second, 5L, "gone"));
  }
}
