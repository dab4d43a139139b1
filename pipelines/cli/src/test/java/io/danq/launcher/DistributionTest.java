package io.danq.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** danq beside its jars, without sources. */
class DistributionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"inspect", "train", "verify --keras=danq.keras"})
  void theJarsInLibAreTheClassPathDanqsFirst(String command) throws Exception {
    Launcher danq = Launcher.distribution(folder);
    LauncherCall call = danq.run(command.split(" "));
    call.succeeded();
    assertThat(call.errors()).isEmpty();
    assertThat(danq.classPath())
        .isEqualTo(danq.home.resolve("lib/danq-cli-0.1.0.jar") + ":" + danq.home.resolve("lib/*"));
    assertThat(danq.javaArguments()).contains("-Ddanq.home=" + danq.home);
    assertThat(danq.home.resolve(".danq-build")).doesNotExist();
  }

  @Test
  void itMakesAnArchiveOfItsClassesToo() throws Exception {
    Launcher danq = Launcher.distribution(folder);
    Path archive = danq.home.resolve(".danq-build/classes-17.0.9.jsa");
    Path archiving = danq.home.resolve(".danq-build/archiving");
    danq.run("predict").succeeded();
    danq.run("predict").succeeded();
    LauncherCall.poll("the archive", () -> Files.exists(archive) && !Files.exists(archiving));
    danq.run("predict").succeeded();
    assertThat(danq.javaArguments()).contains("-XX:SharedArchiveFile=" + archive);
  }

  @Test
  void danqWithNeitherJarsNorSourcesSaysSo() throws Exception {
    Launcher danq = Launcher.distribution(folder);
    Files.delete(danq.home.resolve("lib/danq-cli-0.1.0.jar"));
    danq.run("inspect").failedWith(danq.home + " has neither jars in lib/ nor the sources");
  }
}
