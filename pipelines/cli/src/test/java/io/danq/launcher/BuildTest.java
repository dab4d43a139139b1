package io.danq.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When danq builds its checkout, and what. */
class BuildTest {
  @TempDir private Path folder;

  @Test
  void theFirstUseBuildsAndTheSecondDoesNot() throws Exception {
    Launcher danq = Launcher.checkout(folder).set("DANQ_MAVEN_OPTS", "-o -Drepo=x");
    LauncherCall first = danq.run("inspect");
    first.succeeded();
    assertThat(first.errors()).containsSubsequence("Building DanQ Stream (first use", "400 MB");
    assertThat(danq.builds())
        .containsExactly(
            "-q -B -Dquick -DskipTests -o -Drepo=x -pl " + Launcher.CLI + " -am package");
    assertThat(danq.classPath()).isEqualTo(danq.jar(Launcher.CLI) + ":/repository/cli.jar");

    LauncherCall second = danq.run("inspect");
    second.succeeded();
    assertThat(second.errors()).isEmpty();
    assertThat(danq.builds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pom.xml",
        Launcher.CLI + "/pom.xml",
        "model/sequence/src/main/java/Core.java",
        "model/sequence/src/main/resources/new.txt"
      })
  void aChangedSourceIsBuilt(String file) throws Exception {
    Launcher danq = Launcher.builtCheckout(folder, Launcher.CLI);
    awaitLaterDate(danq);
    danq.write(file);
    LauncherCall call = danq.run("inspect");
    call.succeeded();
    assertThat(call.errors()).contains("Building DanQ Stream (sources have changed)");
    assertThat(danq.builds()).hasSize(1);
  }

  @Test
  void aDeletedSourceIsBuilt() throws Exception {
    Launcher danq = Launcher.builtCheckout(folder, Launcher.CLI);
    awaitLaterDate(danq);
    Files.delete(danq.home.resolve("model/sequence/src/main/java/Core.java"));
    danq.run("inspect").succeeded();
    assertThat(danq.builds()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "model/sequence/src/test/java/CoreTest.java",
        "model/sequence/target/src/main/Core.java",
        "README.md"
      })
  void aFileThatIsNoSourceIsNotBuilt(String file) throws Exception {
    Launcher danq = Launcher.builtCheckout(folder, Launcher.CLI);
    awaitLaterDate(danq);
    danq.write(file);
    danq.run("inspect").succeeded();
    assertThat(danq.builds()).isEmpty();
  }

  @Test
  void whatChangesDuringABuildIsBuiltByTheNextCall() throws Exception {
    Path go = folder.resolve("go");
    Launcher danq = Launcher.checkout(folder).set("FAKE_BUILD_UNTIL", go.toString());
    LauncherCall first = danq.start("inspect");
    LauncherCall.poll("the build", () -> Files.exists(danq.calls.resolve("pid")));
    LauncherCall.poll("a later date", () -> laterThan(danq.home.resolve(".danq-build/started")));
    danq.write(Launcher.CLI + "/src/main/java/Main.java");
    Files.createFile(go);
    first.await().succeeded();
    danq.run("inspect").succeeded();
    assertThat(danq.builds()).hasSize(2);
  }

  @Test
  void aFailedBuildShowsTheEndOfItsOutput() throws Exception {
    Launcher danq = Launcher.checkout(folder).set("FAKE_BUILD_FAILS", "yes");
    LauncherCall call = danq.run("inspect");
    call.failedWith("the build failed", danq.home + "/.danq-build/build.log");
    assertThat(call.errors()).contains("line 11.\n", "line 40.\n").doesNotContain("line 10.\n");
    assertThat(danq.javaArguments()).isEmpty();

    danq.unset("FAKE_BUILD_FAILS").run("inspect").succeeded();
    assertThat(danq.builds()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "retrain"})
  void trainingBuildsTheTrainerOnce(String command) throws Exception {
    Launcher danq = Launcher.builtCheckout(folder, Launcher.CLI);
    buildsOnce(danq, Launcher.TRAINING, "first training", command, "--epochs=1");
  }

  @Test
  void aCheckWithDl4jBuildsItsModuleOnce() throws Exception {
    Launcher danq = Launcher.builtCheckout(folder, Launcher.CLI);
    buildsOnce(danq, Launcher.DL4J, "first use of DL4J", "verify", "--keras", "danq.keras");
    danq.run("verify", "--keras=danq.keras").succeeded();
    assertThat(danq.builds()).hasSize(1);
    danq.run("verify", "--model", "danq").succeeded();
    assertThat(danq.classPath()).doesNotContain(Launcher.DL4J);
  }

  private static void buildsOnce(Launcher danq, String module, String why, String... arguments)
      throws Exception {
    LauncherCall first = danq.run(arguments);
    first.succeeded();
    assertThat(first.errors()).contains("Building DanQ Stream (" + why);
    danq.run(arguments).succeeded();
    assertThat(danq.builds()).hasSize(1);
    assertThat(danq.builds().get(0)).contains("-pl " + Launcher.CLI + "," + module + " ");
    assertThat(danq.classPath())
        .startsWith(danq.jar(Launcher.CLI) + ":/repository/cli.jar:" + danq.jar(module) + ":");
  }

  private static void awaitLaterDate(Launcher danq) throws Exception {
    Path classPath = danq.home.resolve(Launcher.CLI + "/target/danq.classpath");
    LauncherCall.poll("a later date", () -> laterThan(classPath));
  }

  /** Whether a file that is written now is newer than this one. */
  private static boolean laterThan(Path file) throws Exception {
    Path probe = Files.writeString(file.resolveSibling("probe"), "");
    return Files.getLastModifiedTime(probe).compareTo(Files.getLastModifiedTime(file)) > 0;
  }
}
