package io.danq.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.danq.beam.file.FolderLock;
import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What danq leaves in the folder for temporary files. */
class TemporaryFolderTest {
  @TempDir private Path folder;
  private Path tmp;

  @BeforeEach
  void makeFolder() throws IOException {
    tmp = Files.createDirectory(folder.resolve("tmp"));
  }

  /** Runs {@code danq --version} with a temporary folder, as the launcher does. */
  private String version(Path own) throws IOException, InterruptedException {
    Process process =
        JavaProcess.of(Main.class, "--version")
            .withOptions(List.of("-Djava.io.tmpdir=" + own))
            .builder()
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    return process.waitFor() + " " + said;
  }

  private Path folderOfARun(String name, Duration age) throws IOException {
    Path made = Files.createDirectory(tmp.resolve(name));
    Files.writeString(made.resolve("libonnxruntime.so"), "natives");
    Files.setLastModifiedTime(made, FileTime.from(Instant.now().minus(age)));
    return made;
  }

  @Test
  void nothingIsLeftAfterARun() throws Exception {
    Path own = Files.createDirectory(tmp.resolve("danq-run-own"));
    assertThat(version(own)).startsWith("0 danq ");
    try (Stream<Path> left = Files.list(tmp)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void theNextRunDeletesWhatAKilledOneLeft() throws Exception {
    Path killed = folderOfARun("danq-run-killed", Duration.ofHours(1));
    Path starting = folderOfARun("danq-run-starting", Duration.ZERO);
    version(Files.createDirectory(tmp.resolve("danq-run-own")));
    assertThat(killed).doesNotExist();
    assertThat(starting).exists();
  }

  /** Holds a folder until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws IOException {
      FolderLock lock = FolderLock.take(args[0]);
      System.out.println("held");
      System.in.read();
      lock.close();
    }
  }

  @Test
  void aFolderGoesWithTheRunThatWasKilledInItHoweverNewItIs() throws Exception {
    Path held = folderOfARun("danq-run-held", Duration.ZERO);
    Process holder = JavaProcess.of(Holder.class, held.toString()).builder().start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      version(Files.createDirectory(tmp.resolve("danq-run-own")));
      assertThat(held).exists();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    version(Files.createDirectory(tmp.resolve("danq-run-own")));
    assertThat(held).doesNotExist();
  }

  @Test
  void aLinkIsNotFollowed() throws Exception {
    Path valuable = folderOfARun("valuable", Duration.ofHours(1));
    Files.createSymbolicLink(tmp.resolve("danq-run-link"), valuable);
    version(Files.createDirectory(tmp.resolve("danq-run-own")));
    try (Stream<Path> files = Files.list(valuable)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aFileThatALockPointsToKeepsItsContent() throws Exception {
    Path valuable = Files.writeString(folder.resolve("valuable"), "content");
    Path held = folderOfARun("danq-run-held", Duration.ofHours(1));
    Files.createSymbolicLink(held.resolve(FolderLock.NAME), valuable);
    assertThat(version(Files.createDirectory(tmp.resolve("danq-run-own")))).startsWith("0 danq ");
    assertThat(valuable).hasContent("content");
  }

  @Test
  void aFolderOfAnotherUserIsLeftAlone() throws Exception {
    Path killed = folderOfARun("danq-run-killed", Duration.ofHours(1));
    UserPrincipal owner = Files.getOwner(killed);
    UserPrincipal other = owner.getName().equals("root") ? user("nobody") : user("root");
    TemporaryFolder.deleteLeft(tmp, other);
    assertThat(killed).isNotEmptyDirectory();
    TemporaryFolder.deleteLeft(tmp, owner);
    assertThat(killed).doesNotExist();
  }

  private UserPrincipal user(String name) throws IOException {
    return tmp.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }

  @Test
  void aRunRefusesATemporaryFolderOfAnotherUser() throws Exception {
    assumeThat(Files.getOwner(tmp).getName())
        .as("only root can give folders away")
        .isEqualTo("root");
    Path own = Files.createDirectory(tmp.resolve("danq-run-own"));
    Files.setOwner(own, user("nobody"));
    assertThat(version(own))
        .startsWith(
            "2 danq: the folder for temporary files, " + own + ", belongs to the user nobody; set");
  }

  @Test
  void aFolderThatCouldNotBeMadeIsNamed() throws Exception {
    assertThat(version(tmp.resolve("danq-run-none")))
        .startsWith("2 danq: the folder for temporary files, " + tmp + ", cannot be written");
  }
}
