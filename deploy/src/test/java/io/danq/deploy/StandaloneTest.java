package io.danq.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The configuration that standalone.sh writes, before a Java that does nothing ends the start. */
@Timeout(60)
final class StandaloneTest {
  @TempDir private Path folder;

  private JsonNode configuration(Map<String, String> variables) throws Exception {
    for (String file : new String[] {"pom.xml", "standalone.sh", "conf/flink-conf.yaml"}) {
      copy(file);
    }
    copy("conf/log4j.properties");
    write("target/flink.classpath", "flink.jar"); // newer than the pom, so that Maven is not asked
    Path java = write("jdk/bin/java", "#!/bin/sh\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    ProcessBuilder start =
        new ProcessBuilder("bash", folder.resolve("standalone.sh").toString(), "start")
            .redirectErrorStream(true);
    start.environment().keySet().removeIf(name -> name.startsWith("FLINK_"));
    start.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    start.environment().put("FLINK_REST_PORT", "1"); // nobody listens there
    start.environment().putAll(variables);
    Process process = start.start();
    assertThat(process.inputReader().lines())
        .anyMatch(line -> line.contains("gives jobmanager no valid sizes of memory"));
    return DeployFiles.parse(
            Files.readString(folder.resolve("target/standalone/conf/flink-conf.yaml")))
        .get(0);
  }

  private void copy(String file) throws IOException {
    Path to = folder.resolve(file);
    Files.createDirectories(to.getParent());
    Files.copy(DeployFiles.path("flink/" + file), to);
  }

  private Path write(String file, String text) throws IOException {
    Path to = folder.resolve(file);
    Files.createDirectories(to.getParent());
    return Files.writeString(to, text);
  }

  @Test
  void nothingListensBeyondThisMachine() throws Exception {
    JsonNode configuration = configuration(Map.of());
    for (String name :
        new String[] {
          "jobmanager.bind-host", "rest.bind-address", "taskmanager.bind-host", "taskmanager.host"
        }) {
      assertThat(configuration.path(name).asText()).as(name).isEqualTo("127.0.0.1");
    }
    assertThat(configuration.fieldNames())
        .toIterable()
        .noneMatch(name -> name.startsWith("metrics."));
  }

  @Test
  void metricsAreOfferedToTheNetworkOnRequest() throws Exception {
    assertThat(
            configuration(Map.of("FLINK_METRICS", "1")).path("metrics.reporter.prom.port").asText())
        .isEqualTo("9249-9299");
  }
}
