package io.danq.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One build at a time, and none that outlives the danq that began it. */
class BuildLockTest {
  private static final int INTERRUPTED = 130;

  @TempDir private Path folder;
  private Launcher danq;
  private Path lock;
  private Path go;

  @BeforeEach
  void checkOut() throws IOException {
    danq = Launcher.checkout(folder);
    lock = danq.home.resolve(".danq-build/building");
    go = folder.resolve("go");
  }

  @Test
  void twoCallsAtOnceShareOneBuild() throws Exception {
    danq.set("FAKE_BUILD_UNTIL", go.toString());
    LauncherCall first = danq.start("inspect");
    awaitBuild();
    LauncherCall second = danq.start("inspect");
    second.awaitError("Waiting for another build (process " + first.process().pid() + ")");
    Files.createFile(go);
    first.await().succeeded();
    second.await().succeeded();
    assertThat(second.errors()).doesNotContain("Building");
    assertThat(danq.builds()).hasSize(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void theLockOfADeadProcessIsTakenOver() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.createDirectories(lock.getParent());
    Files.createSymbolicLink(lock, Path.of(Long.toString(dead.pid())));
    LauncherCall call = danq.run("inspect");
    call.succeeded();
    assertThat(call.errors()).doesNotContain("Waiting");
    assertThat(danq.builds()).hasSize(1);
    assertThat(lock).doesNotExist();
  }

  @Test
  void aCallThatIsKilledAsSoonAsItHasTheLockHoldsUpNobody() throws Exception {
    danq.set("FAKE_BUILD_UNTIL", go.toString());
    LauncherCall killed = danq.start("inspect");
    LauncherCall.poll("the lock", () -> Files.isSymbolicLink(lock));
    killed.process().destroyForcibly().waitFor();
    Files.createFile(go);
    // If the killed call's Maven has built all by then, nobody needs the lock, and it may stay.
    danq.run("inspect").succeeded();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HUP", "INT", "TERM"})
  void aSignalEndsTheBuildAndFreesTheLock(String signal) throws Exception {
    Signals.assumeNotIgnored(signal);
    danq.set("FAKE_BUILD_UNTIL", go.toString());
    LauncherCall call = danq.start("inspect");
    ProcessHandle maven = awaitBuild();
    Signals.send(signal, call.process());
    call.await();
    assertThat(call.process().exitValue()).isEqualTo(INTERRUPTED);
    assertThat(maven.isAlive()).isFalse();
    assertThat(lock).doesNotExist();
    assertThat(danq.javaArguments()).isEmpty();
  }

  private ProcessHandle awaitBuild() throws Exception {
    Path pid = danq.calls.resolve("pid");
    LauncherCall.poll("the build", () -> Files.exists(pid));
    return ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
  }
}
