package io.danq.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.genome.PackedReference;
import io.danq.sequence.genome.PackingListener;
import io.danq.sequence.testing.TestSeed;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images as they are, and images that would end the JVM if BWA mapped them. */
final class AlignmentIndexTest {
  @TempDir static Path folder;
  private static PackedReference reference;
  private static byte[] image;

  @TempDir Path own;

  @BeforeAll
  static void index() throws IOException {
    reference = TestGenome.pack(folder);
    IndexCache.open(reference, "genome.fa", PackingListener.NONE);
    image = Files.readAllBytes(IndexCache.image(reference.file()));
  }

  private Path write(byte[] content) throws IOException {
    return Files.write(Files.createTempFile(own, "some", ".img"), content);
  }

  private static final class Notes implements PackingListener {
    final List<String> notes = new ArrayList<>();

    @Override
    public void read(long bytes, long total) {}

    @Override
    public void note(String what) {
      notes.add(what);
    }
  }

  @Test
  void anImageOfTheReferenceOpensAndIsOpenedOnce() throws IOException {
    Path copy = write(image);
    AlignmentIndex index = AlignmentIndex.open(copy, reference.genome());
    assertThat(AlignmentIndex.open(copy, reference.genome())).isSameAs(index);
    assertThat(index.aligner(InsertSize.DEFAULT))
        .isSameAs(index.aligner(new InsertSize(400, 100)))
        .isNotSameAs(index.aligner(new InsertSize(300, 50)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 1000, 1119, 1120, 50_000, 100_000, -49, -16, -1})
  void aTruncatedImageIsRefused(int length) throws IOException {
    Path cut = write(Arrays.copyOf(image, length < 0 ? image.length + length : length));
    assertThatThrownBy(() -> AlignmentIndex.open(cut, reference.genome()))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(cut.toString())
        .hasMessageNotContaining("\n");
  }

  /** A byte changed anywhere: refused, or in a place that does no harm. */
  @Test
  void aDamagedImageIsRefusedOrDoesNoHarm() throws IOException {
    Random random = TestSeed.random();
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] damaged = image.clone();
      int at = i < 100 ? random.nextInt(1200) : random.nextInt(damaged.length);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Path file = write(damaged);
      try {
        AlignmentIndex.open(file, reference.genome());
      } catch (IOException e) {
        refused++;
      }
      Files.delete(file);
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void anImageOfAnotherReferenceIsRefused() throws IOException {
    Map<String, String> other = new HashMap<>(TestGenome.contigs());
    String bases = other.get("chr2");
    other.put(
        "chr2",
        bases.substring(0, 5000) + (bases.charAt(5000) == 'A' ? 'C' : 'A') + bases.substring(5001));
    PackedReference changed = TestGenome.pack(own, other);
    assertThatThrownBy(() -> AlignmentIndex.open(write(image), changed.genome()))
        .hasMessageContaining("is the index of another genome: position 5000 of chr2 has");
    other.put("chr2", bases.substring(1));
    PackedReference shorter = TestGenome.pack(own, other);
    assertThatThrownBy(() -> AlignmentIndex.open(write(image), shorter.genome()))
        .hasMessageContaining("is the index of another genome: it has chr2 of 41200 bases where")
        .hasMessageContaining("the reference has chr2 of 41199 bases");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ">chr1\nACGT\n"})
  void aFileThatIsNoImageIsRefused(String content) throws IOException {
    Path file = write(content.repeat(2000).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertThatThrownBy(() -> AlignmentIndex.open(file, reference.genome()))
        .hasMessageStartingWith(file + " is not ");
  }

  @Test
  void aMissingImageIsNamed() {
    assertThatThrownBy(() -> AlignmentIndex.open(own.resolve("none"), reference.genome()))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such index image: " + own.resolve("none"));
  }

  @Test
  void theIndexIsMadeOnceForAllThreadsAndLeavesNothingBeside() throws Exception {
    PackedReference fresh = TestGenome.pack(own);
    Notes notes = new Notes();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<AlignmentIndex>> opened = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        opened.add(
            threads.submit(
                () -> {
                  synchronized (notes) {
                    return IndexCache.open(fresh, "genome.fa", notes);
                  }
                }));
      }
      AlignmentIndex first = opened.get(0).get();
      for (Future<AlignmentIndex> other : opened) {
        assertThat(other.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(notes.notes).as("what takes a second is not announced").isEmpty();
    try (Stream<Path> files = Files.list(fresh.file().getParent())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.endsWith(".unfinished"));
    }
    assertThat(IndexCache.image(fresh.file())).hasSize(image.length);
  }

  @Test
  void aDamagedImageInTheCacheIsMadeAgain() throws IOException {
    PackedReference fresh = TestGenome.pack(own);
    Path left =
        IndexCache.image(fresh.file())
            .resolveSibling(
                "." + IndexCache.image(fresh.file()).getFileName() + ".killed.unfinished");
    Files.createDirectories(left);
    Files.write(left.resolve("image"), new byte[10]);
    Files.write(IndexCache.image(fresh.file()), Arrays.copyOf(image, 5000));
    Notes notes = new Notes();
    IndexCache.open(fresh, "genome.fa", notes);
    assertThat(notes.notes.get(0)).endsWith("it is cut off; it is made again");
    assertThat(IndexCache.image(fresh.file())).hasSize(image.length);
    assertThat(left).doesNotExist();
  }
}
