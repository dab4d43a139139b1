package io.danq.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamTest {
  @ParameterizedTest
  @CsvSource({"1, 5", "2, 1", "3, 100", "8, 3", "2, 0"})
  void everyPartIsDoneOnce(int threads, int parts) {
    AtomicIntegerArray done = new AtomicIntegerArray(parts + 1);
    try (Team team = new Team(threads)) {
      team.run(parts, done::incrementAndGet);
    }
    for (int part = 0; part < parts; part++) {
      assertThat(done.get(part)).isOne();
    }
    assertThat(done.get(parts)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "7"})
  void whatGoesWrongInAPartComesBack(int failing) {
    try (Team team = new Team(3)) {
      assertThatThrownBy(
              () ->
                  team.run(
                      8,
                      part -> {
                        if (part == failing) {
                          throw new IllegalStateException("part " + part);
                        }
                      }))
          .hasMessage("part " + failing);
    }
  }

  @Test
  void boundsCutIntoPartsThatDifferByOneAtMost() {
    assertThat(Team.bound(10, 4, 0)).isZero();
    assertThat(Team.bound(10, 4, 4)).isEqualTo(10);
    for (int part = 0; part < 4; part++) {
      assertThat(Team.bound(10, 4, part + 1) - Team.bound(10, 4, part)).isBetween(2, 3);
    }
  }
}
