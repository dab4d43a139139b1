package io.danq.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The archive of classes from which later runs start faster. */
class ClassArchiveTest {
  private static final String LIST = "-XX:DumpLoadedClassList=";

  /** The list must hold a cluster's classes, even if the run is so small that it needs none. */
  private static final String CLUSTER = "-Ddanq.cluster=always";

  private static final String ARCHIVE = "-XX:SharedArchiveFile=";

  @TempDir private Path folder;
  private Launcher danq;
  private Path list;
  private Path archive;

  @BeforeEach
  void build() throws Exception {
    danq = Launcher.builtCheckout(folder, Launcher.CLI);
    list = danq.home.resolve(".danq-build/classes-17.0.9.list");
    archive = danq.home.resolve(".danq-build/classes-17.0.9.jsa");
  }

  @Test
  void theFirstRunListsTheClassesTheSecondMakesTheArchiveTheThirdMapsIt() throws Exception {
    danq.run("predict").succeeded();
    assertThat(danq.javaArguments()).contains(LIST + list, CLUSTER);
    assertThat(archive).doesNotExist();

    danq.run("demo").succeeded();
    assertThat(danq.javaArguments())
        .noneMatch(option -> option.startsWith(LIST))
        .doesNotContain(CLUSTER);
    awaitArchive();
    assertThat(Files.readAllLines(archive))
        .containsExactly("java/lang/Object", "org/apache/flink/runtime/taskmanager/Task");
    assertThat(danq.linesOf("dump")).containsSubsequence("-cp", danq.classPath());
    assertThat(danq.linesOf("nice")).startsWith("-n", "19");

    danq.run("inspect").succeeded();
    assertThat(danq.javaArguments()).contains(ARCHIVE + archive);
  }

  @Test
  void aCallThatWasRefusedLeavesNoListForTheArchive() throws Exception {
    danq.set("FAKE_EXIT_CODE", "2").run("predict");
    danq.unset("FAKE_EXIT_CODE").run("predict").succeeded();
    assertThat(danq.javaArguments()).contains(LIST + list);
    assertThat(danq.linesOf("dump")).isEmpty();

    danq.run("predict").succeeded();
    awaitArchive();
  }

  @Test
  void onlyDemoAndPredictListClasses() throws Exception {
    danq.run("inspect").succeeded();
    assertThat(danq.javaArguments()).noneMatch(option -> option.startsWith(LIST));
  }

  @Test
  void anotherJvmHasAnArchiveOfItsOwn() throws Exception {
    makeArchive();
    danq.set("FAKE_VERSION", "21").run("predict").succeeded();
    assertThat(danq.javaArguments())
        .contains(LIST + danq.home.resolve(".danq-build/classes-21.list"))
        .noneMatch(option -> option.startsWith(ARCHIVE));
  }

  @Test
  void anArchiveOlderThanTheJarsIsMadeAnew() throws Exception {
    makeArchive();
    LauncherCall.poll(
        "a jar newer than the list",
        () -> {
          danq.write(danq.home.relativize(Path.of(danq.jar(Launcher.CLI))).toString());
          return Files.getLastModifiedTime(Path.of(danq.jar(Launcher.CLI)))
                  .compareTo(Files.getLastModifiedTime(archive))
              > 0;
        });
    danq.run("predict").succeeded();
    assertThat(danq.javaArguments())
        .contains(LIST + list)
        .noneMatch(option -> option.startsWith(ARCHIVE));
  }

  @ParameterizedTest
  @CsvSource({
    "DANQ_JAVA_OPTS, -javaagent:agent.jar",
    "JAVA_TOOL_OPTIONS, -XX:StartFlightRecording",
    "JDK_JAVA_OPTIONS, -agentlib:jdwp"
  })
  void anAgentOrTheFlightRecorderSeesNoArchive(String variable, String options) throws Exception {
    makeArchive();
    danq.set(variable, options).run("predict").succeeded();
    assertThat(danq.javaArguments()).noneMatch(option -> option.startsWith(ARCHIVE));
  }

  @Test
  void aStreamUsesNoArchive() throws Exception {
    makeArchive();
    danq.run("stream").succeeded();
    assertThat(danq.javaArguments()).noneMatch(option -> option.startsWith(ARCHIVE));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anArchiveThatAnotherRunMakesIsLeftToItForTenMinutes(boolean abandoned) throws Exception {
    danq.run("predict").succeeded();
    Path archiving = Files.createDirectory(danq.home.resolve(".danq-build/archiving"));
    if (abandoned) {
      long age = System.currentTimeMillis() - 15 * 60 * 1000;
      assertThat(archiving.toFile().setLastModified(age)).isTrue();
    }
    danq.run("predict").succeeded();
    if (abandoned) {
      awaitArchive();
    } else {
      assertThat(danq.linesOf("dump")).isEmpty();
      assertThat(archiving).exists();
    }
  }

  private void makeArchive() throws Exception {
    danq.run("predict").succeeded();
    danq.run("predict").succeeded();
    awaitArchive();
  }

  private void awaitArchive() throws Exception {
    Path archiving = danq.home.resolve(".danq-build/archiving");
    LauncherCall.poll("the archive", () -> Files.exists(archive) && !Files.exists(archiving));
  }
}
