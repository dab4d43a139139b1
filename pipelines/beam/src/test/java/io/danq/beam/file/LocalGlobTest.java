package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found, and which folders are listed for it. */
final class LocalGlobTest {
  private static final int MANY = 100_000;

  @TempDir Path root;
  private final List<Path> listed = new ArrayList<>();

  @BeforeEach
  void files() throws IOException {
    for (String file :
        List.of(
            "run1/a.bam",
            "run1/b.bam",
            "run1/c.fa",
            "run1/deep/d.bam",
            "run2/a.bam",
            "run2/deep/deeper/e.bam",
            "locked/l.bam",
            "other/o.bam")) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
    Files.createDirectories(root.resolve("run1/folder.bam"));
  }

  /** Nobody may list a folder that is called locked, the superuser included. */
  @SuppressWarnings("StreamResourceLeak") // the caller closes it
  private Stream<Path> list(Path folder) throws IOException {
    listed.add(folder);
    if (folder.endsWith("locked")) {
      throw new AccessDeniedException(folder.toString());
    }
    return Files.list(folder);
  }

  private List<String> match(String pattern) throws IOException {
    return names(new LocalGlob(this::list).match(root + "/" + pattern));
  }

  private List<String> names(List<Path> paths) {
    return paths.stream().map(path -> root.relativize(path).toString()).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run1/a.bam         | run1/a.bam                          | ''",
        "run1               | run1                                | ''",
        "run1/missing.bam   | ''                                  | ''",
        "missing/x.bam      | ''                                  | ''",
        "run1/*.bam         | run1/a.bam run1/b.bam               | run1",
        "run1/[ab].bam      | run1/a.bam run1/b.bam               | run1",
        "run1/{a,c}.*       | run1/a.bam run1/c.fa                | run1",
        "run1/?.fa          | run1/c.fa                           | run1",
        "run?/a.bam         | run1/a.bam run2/a.bam               | .",
        "missing/*.bam      | ''                                  | missing",
        "run1/a.bam/*       | ''                                  | run1/a.bam",
        "run*/deep/*.bam    | run1/deep/d.bam                     | . run1/deep run2/deep",
        "run2/**.bam        | run2/a.bam run2/deep/deeper/e.bam   | run2 run2/deep run2/deep/deeper",
        "run2/**/e.bam      | run2/deep/deeper/e.bam              | run2 run2/deep run2/deep/deeper",
        "run{1/b,2/a}.bam   | run1/b.bam run2/a.bam               | *",
        "run{1/c.f,2/x}a    | run1/c.fa                           | *"
      })
  void onlyTheLevelsThatAGlobNamesAreListed(String pattern, String found, String folders)
      throws IOException {
    assertThat(String.join(" ", match(pattern))).isEqualTo(found);
    if (!folders.equals("*")) {
      assertThat(names(listed).stream().map(name -> name.isEmpty() ? "." : name))
          .containsExactlyInAnyOrder(folders.isEmpty() ? new String[0] : folders.split(" "));
    }
  }

  @Test
  void besideAHundredThousandFilesAPathIsLookedAtDirectly() throws IOException {
    Path folder = Files.createDirectory(root.resolve("many"));
    for (int i = 0; i < MANY; i++) {
      Files.createFile(folder.resolve(i + ".txt"));
    }
    Files.createDirectories(folder.resolve("locked"));
    Files.createFile(folder.resolve("reads.bam"));

    assertThat(match("many/nope.bam")).isEmpty();
    assertThat(match("many/reads.bam")).containsExactly("many/reads.bam");
    assertThat(listed).isEmpty();
    assertThat(match("many/*.bam")).containsExactly("many/reads.bam");
    assertThat(listed).containsExactly(folder);
    listed.clear();
    assertThat(match("ma*/reads.bam")).containsExactly("many/reads.bam");
    assertThat(listed).containsExactly(root);
  }

  @Test
  void aFileInAFolderThatCannotBeListedIsFound() throws IOException {
    assertThat(match("locked/l.bam")).containsExactly("locked/l.bam");
  }

  @Test
  void aFolderThatCannotBeListedIsAnErrorOnlyIfItIsNamed() throws IOException {
    assertThatThrownBy(() -> match("locked/*.bam"))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("locked");
    assertThat(match("{locked,other}/*.bam")).containsExactly("other/o.bam");
    assertThat(match("**/[lo].bam")).containsExactly("other/o.bam");
  }

  @Test
  void linksAreFollowedButNotInCircles() throws IOException {
    Files.createSymbolicLink(root.resolve("run2/back"), root.resolve("run2"));
    Files.createSymbolicLink(root.resolve("link"), root.resolve("run2"));
    assertThat(match("link/a.*")).containsExactly("link/a.bam");
    assertThat(match("run2/deep/**.bam")).containsExactly("run2/deep/deeper/e.bam");
    assertThat(match("run2/**.bam")).contains("run2/a.bam", "run2/deep/deeper/e.bam");
    assertThat(listed.size()).isLessThan(20);
  }

  @Test
  void aPathThatExistsIsItselfWhateverItsCharacters() throws IOException {
    Files.createFile(root.resolve("run[1]*.bam"));
    assertThat(match("run[1]*.bam")).containsExactly("run[1]*.bam");
    Files.createFile(root.resolve("back\\slash.bam"));
    assertThat(match("back\\s*.bam")).containsExactly("back\\slash.bam");
  }
}
