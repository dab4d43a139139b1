package io.danq.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ComposeTest {
  private static final Path FOLDER = DeployFiles.path("flink");

  private JsonNode compose;

  @BeforeEach
  void read() throws IOException {
    compose = DeployFiles.yaml("flink/compose.yaml");
  }

  private JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  private Set<String> services() {
    Set<String> names = new TreeSet<>();
    compose.path("services").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private void forEachService(Consumer<JsonNode> action) {
    compose.path("services").forEach(action);
  }

  @Test
  void itStartsWhatAStreamNeeds() {
    assertThat(services())
        .containsExactlyInAnyOrder(
            "kafka", "topic", "jobmanager", "taskmanager", "prometheus", "grafana");
    forEachService(service -> assertThat(service.path("image").asText()).matches("\\S+:[^:]+"));
  }

  @Test
  void nothingWaitsForWhatIsNotThere() {
    forEachService(
        service -> {
          JsonNode others = service.path("depends_on");
          List<String> names = new ArrayList<>();
          if (others.isObject()) {
            others.fieldNames().forEachRemaining(names::add);
          } else {
            names.addAll(DeployFiles.texts(others));
          }
          assertThat(services()).containsAll(names);
        });
  }

  @Test
  void everyMountIsAFileOfTheCheckoutOrAVolume() {
    Set<String> volumes = new TreeSet<>();
    compose.path("volumes").fieldNames().forEachRemaining(volumes::add);
    forEachService(
        service -> {
          for (String mount : DeployFiles.texts(service.path("volumes"))) {
            String source = mount.substring(0, mount.indexOf(':'));
            if (source.startsWith(".")) {
              assertThat(FOLDER.resolve(source)).exists();
            } else {
              assertThat(volumes).contains(source);
            }
          }
        });
  }

  /** The image's own settings count no more as soon as there is one of ours. */
  @Test
  void topicsOutliveTheBrokersContainer() {
    String folder = service("kafka").at("/environment/KAFKA_LOG_DIRS").asText();
    assertThat(DeployFiles.texts(service("kafka").path("volumes")))
        .containsExactly("kafka:" + folder);
  }

  @Test
  void nothingListensBeyondThisMachine() {
    forEachService(
        service ->
            assertThat(DeployFiles.texts(service.path("ports")))
                .allMatch(port -> port.startsWith("127.0.0.1:")));
  }

  @Test
  void theJobIsThePipelineWithItsOptions() {
    List<String> command = DeployFiles.texts(service("jobmanager").path("command"));
    assertThat(command.subList(0, 2)).containsExactly("standalone-job", "--job-classname");
    StreamArguments.check(command.get(2), command.subList(3, command.size()));
    List<String> topic = DeployFiles.texts(service("topic").path("command"));
    assertThat(topic).contains("--topic=reads");
    assertThat(command).contains("--inputTopic=reads", "--bootstrapServers=kafka:19092");
    assertThat(service("kafka").at("/environment/KAFKA_ADVERTISED_LISTENERS").asText())
        .contains("INSIDE://kafka:19092");
  }

  @Test
  void thereIsATaskManagerForEveryTask() {
    assertThat(DeployFiles.texts(service("jobmanager").path("command")))
        .contains("--parallelism=" + service("taskmanager").at("/deploy/replicas").asText());
  }

  /** The image's configuration and what the containers add to it. */
  @Test
  void flinkTakesItsSizesOfMemory() throws IOException {
    Configuration configuration = DeployFiles.flink(DeployFiles.yaml("flink/conf/flink-conf.yaml"));
    configuration.addAll(DeployFiles.flink(added("taskmanager")));
    assertThat(
            TaskExecutorProcessUtils.processSpecFromConfig(configuration)
                .getTotalProcessMemorySize()
                .getMebiBytes())
        .isBetween(2000, 4000);
  }

  private JsonNode added(String service) {
    return DeployFiles.parse(service(service).at("/environment/FLINK_PROPERTIES").asText()).get(0);
  }

  @Test
  void prometheusAsksTheContainersWhereTheyAnswer() throws IOException {
    JsonNode containers =
        DeployFiles.yaml("monitoring/prometheus.yml").at("/scrape_configs/0/dns_sd_configs/0");
    assertThat(DeployFiles.texts(containers.path("names")))
        .containsExactly("jobmanager", "taskmanager");
    for (String service : List.of("jobmanager", "taskmanager")) {
      assertThat(added(service).path("metrics.reporter.prom.port").asInt())
          .isEqualTo(containers.path("port").asInt());
    }
  }

  /** What is copied into the image, beside the job jar, which is built first. */
  @Test
  void theImageIsMadeOfFilesThatAreThere() throws IOException {
    JsonNode build = service("jobmanager").path("build");
    Path context = FOLDER.resolve(build.path("context").asText()).normalize();
    List<String> copied =
        Files.readAllLines(context.resolve(build.path("dockerfile").asText())).stream()
            .filter(line -> line.startsWith("COPY ") && !line.contains("--from="))
            .map(line -> line.replaceFirst("^COPY (--\\S+ )*", "").replaceFirst(" .*", ""))
            .toList();
    assertThat(copied).hasSize(2).contains("pipelines/flink/job/target/danq-job.jar");
    assertThat(Files.readString(context.resolve("pipelines/flink/job/pom.xml")))
        .contains("<finalName>danq-job</finalName>");
    assertThat(copied.stream().filter(file -> !file.endsWith(".jar")))
        .allSatisfy(file -> assertThat(context.resolve(file)).exists());
  }
}
