package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An output folder has one writer. */
@Timeout(60)
final class FolderLockTest {
  @TempDir Path folder;

  private String out() {
    return folder.resolve("out").toString();
  }

  @Test
  void theSecondIsRefusedWithTheNameOfTheFirst() throws IOException {
    try (FolderLock first = FolderLock.take(out())) {
      assertThatThrownBy(() -> FolderLock.take(out()))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageStartingWith(
              out()
                  + " is in use by another run, process "
                  + ProcessHandle.current().pid()
                  + " on ");
      first.check();
    }
  }

  @Test
  void whatWasLetGoIsFreeAndNothingIsLeft() throws IOException {
    FolderLock.take(out()).close();
    assertThat(Path.of(out())).isEmptyDirectory();
    FolderLock.take(out()).close();
  }

  @Test
  void aLockThatWasDeletedIsNoticed() throws IOException {
    try (FolderLock lock = FolderLock.take(out())) {
      Files.delete(Path.of(out(), FolderLock.NAME));
      assertThatThrownBy(lock::check)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("_lock was deleted while this run wrote into its folder");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLockFileThatIsALinkIsRefusedAndWhatItPointsToStays(boolean exists) throws IOException {
    Path valuable = folder.resolve("valuable");
    if (exists) {
      Files.writeString(valuable, "content");
    }
    Files.createDirectory(Path.of(out()));
    Files.createSymbolicLink(Path.of(out(), FolderLock.NAME), valuable);
    assertThatThrownBy(() -> FolderLock.take(out()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/_lock is a link");
    if (exists) {
      assertThat(valuable).hasContent("content");
    } else {
      assertThat(valuable).doesNotExist();
    }
  }

  /** {@link LocalLock} makes the file before it finds that the file system has no locks. */
  @ParameterizedTest
  @ValueSource(strings = {"", "id=cut", "anything"})
  void aLeaseTakesAFolderWhoseLockFileIsNotWhole(String content) throws IOException {
    Path file = Files.createDirectory(Path.of(out())).resolve(FolderLock.NAME);
    Files.writeString(file, content);
    try (FolderLock lease = LeasedLock.take(FileSystems.matchNewResource(out(), true))) {
      lease.check();
    }
    assertThat(Path.of(out())).isEmptyDirectory();
  }

  @Test
  void anotherProcessIsNamedAndItsLockEndsWhenItIsKilled() throws Exception {
    Process holder = JavaProcess.of(Holder.class.getName(), List.of(out())).builder().start();
    try {
      assertThat(holder.getInputStream().read()).isEqualTo('!');
      assertThatThrownBy(() -> FolderLock.take(out()))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("process " + holder.pid() + " on ");
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(Path.of(out(), FolderLock.NAME)).exists();
    FolderLock.take(out()).close();
  }

  /** Holds a folder until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws Exception {
      try (FolderLock lock = FolderLock.take(args[0])) {
        lock.check();
        System.out.print('!');
        System.out.flush();
        Thread.currentThread().join();
      }
    }
  }
}
