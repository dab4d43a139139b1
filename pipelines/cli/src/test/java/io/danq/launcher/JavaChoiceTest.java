package io.danq.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which Java danq runs, with which flags. */
class JavaChoiceTest {
  @TempDir private Path folder;
  private Launcher danq;

  @BeforeEach
  void build() throws Exception {
    danq = Launcher.builtCheckout(folder, Launcher.CLI);
  }

  @Test
  void theArgumentsReachTheMainClassAsTheyAreAndItsExitCodeComesBack() throws Exception {
    LauncherCall call = danq.set("FAKE_EXIT_CODE", "3").run("inspect", "my models/*", "", "a\\b");
    assertThat(call.process().exitValue()).isEqualTo(3);
    assertThat(danq.javaArguments())
        .endsWith("io.danq.cli.Main", "inspect", "my models/*", "", "a\\b")
        .contains("--add-exports=java.base/jdk.internal.module=ALL-UNNAMED")
        .contains("-Ddanq.home=" + danq.home)
        .contains("--add-opens=java.base/java.lang=ALL-UNNAMED");
    assertThat(call.errors()).isEmpty();
  }

  @Test
  void theJdksOwnNoteOfItsVersionIsBelievedAlsoThroughALink() throws Exception {
    Path jdk = folder.toRealPath().resolve("jdk 17");
    Files.writeString(
        jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"23.0.1\"\nMODULES=\"a b\"\n");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
    danq.unset("JAVA_HOME")
        .set("PATH", bin + ":" + System.getenv("PATH"))
        .run("inspect")
        .succeeded();
    assertThat(danq.javaArguments()).contains("--sun-misc-unsafe-memory-access=allow");
  }

  @Test
  void withoutJavaHomeTheJavaOfThePathRuns() throws Exception {
    danq.javaOnPath().run("inspect").succeeded();
    assertThat(danq.javaArguments()).endsWith("inspect");
  }

  @Test
  void aMissingJavaIsNamed() throws Exception {
    danq.set("JAVA_HOME", "/no/jdk")
        .run("inspect")
        .failedWith("Java 17 or newer", "/no/jdk/bin/java", "JAVA_HOME");
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_402, 1.8.0_402", "11.0.2, 11.0.2", "16, 16", "odd, odd"})
  void anOlderJavaIsRefusedWithItsVersion(String version, String named) throws Exception {
    danq.set("FAKE_VERSION", version)
        .run("inspect")
        .failedWith("Java 17 or newer is needed", "jdk 17/bin/java", named);
    assertThat(danq.javaArguments()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "17, false, false",
    "21.0.1, false, false",
    "22, true, false",
    "23-ea, true, true",
    "25.0.1, true, true"
  })
  void laterVersionsAreToldWhatLibrariesMayDo(String version, boolean nativeAccess, boolean unsafe)
      throws Exception {
    danq.set("FAKE_VERSION", version).run("inspect").succeeded();
    assertThat(danq.javaArguments().contains("--enable-native-access=ALL-UNNAMED"))
        .isEqualTo(nativeAccess);
    assertThat(danq.javaArguments().contains("--sun-misc-unsafe-memory-access=allow"))
        .isEqualTo(unsafe);
  }

  @Test
  void everyRunHasATemporaryFolderThatNobodyElseCanWriteTo() throws Exception {
    danq.run("inspect").succeeded();
    danq.run("inspect").succeeded();
    try (Stream<Path> folders = Files.list(folder.resolve("tmp"))) {
      assertThat(folders)
          .hasSize(2)
          .allSatisfy(
              made -> {
                assertThat(made.getFileName().toString()).startsWith("danq-run-");
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
              });
    }
  }

  @Test
  void noJvmStartsWithoutATemporaryFolder() throws Exception {
    Path missing = folder.resolve("no tmp");
    danq.set("TMPDIR", missing.toString())
        .run("inspect")
        .failedWith(
            "the folder for temporary files, " + missing + ", cannot be written; set TMPDIR");
    assertThat(danq.javaArguments()).isEmpty();
  }

  @Test
  void furtherOptionsOfTheJvmComeAfterDanqs() throws Exception {
    danq.set("DANQ_JAVA_OPTS", "-Xmx4g -Dx=y").run("inspect").succeeded();
    assertThat(danq.javaArguments())
        .containsSubsequence("-Ddanq.home=" + danq.home, "-Xmx4g", "-Dx=y", "-cp");
  }

  @Test
  void aLinkToDanqRunsWhatItPointsTo() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path absolute = Files.createSymbolicLink(bin.resolve("danq"), danq.home.resolve("danq"));
    Path relative = Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/danq"));
    danq.startAs(absolute, "inspect", "absolute").await().succeeded();
    assertThat(danq.javaArguments()).contains("-Ddanq.home=" + danq.home).endsWith("absolute");
    danq.startAs(relative, "inspect", "relative").await().succeeded();
    assertThat(danq.javaArguments()).contains("-Ddanq.home=" + danq.home).endsWith("relative");
  }
}
