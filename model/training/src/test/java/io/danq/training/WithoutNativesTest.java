package io.danq.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.support.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class WithoutNativesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"bytedeco", "openblas-[0-9.-]*-[a-z]"})
  void aClassPathWithoutOpenBlasIsNamed(String missing) throws IOException, InterruptedException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*" + missing + ".*"))
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        JavaProcess.of(
                TrainingProcess.class, folder.resolve("checkpoint"), folder.resolve("weights"), 0)
            .withClassPath(classPath)
            .builder()
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isOne();
    assertThat(output).contains("TrainingException: training needs OpenBLAS");
  }
}
