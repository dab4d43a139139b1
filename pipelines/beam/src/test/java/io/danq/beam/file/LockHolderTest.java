package io.danq.beam.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class LockHolderTest {
  private static final LockHolder OWN = LockHolder.ofThisProcess();

  private static LockHolder since(Instant since) {
    return new LockHolder("id", OWN.process(), OWN.host(), since, since);
  }

  @Test
  void aProcessThatRunsIsNotDead() {
    assertThat(OWN.isDeadHere()).isFalse();
  }

  /** In a container that is started again, the new process has the number of the old one. */
  @Test
  void aProcessIsDeadWhoseNumberAYoungerOneHas() {
    Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
    assertThat(since(start.minus(Duration.ofSeconds(2))).isDeadHere()).isTrue();
    assertThat(since(start).isDeadHere()).isFalse();
  }

  @Test
  void whatItSaysIsReadBack() throws Exception {
    assertThat(LockHolder.parse(OWN.text())).isEqualTo(OWN);
  }
}
