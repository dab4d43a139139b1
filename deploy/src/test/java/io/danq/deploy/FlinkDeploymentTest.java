package io.danq.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FlinkDeploymentTest {
  private JsonNode volume;
  private JsonNode deployment;

  @BeforeEach
  void read() throws IOException {
    List<JsonNode> documents = DeployFiles.documents("flink/flink-deployment.yaml");
    assertThat(documents).hasSize(2);
    volume = documents.get(0);
    deployment = documents.get(1);
  }

  private static KubernetesSchema schema() throws IOException {
    return KubernetesSchema.ofResource(
        "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml");
  }

  private Configuration configuration() {
    return DeployFiles.flink(deployment.at("/spec/flinkConfiguration"));
  }

  @Test
  void theOperatorsSchemaAcceptsIt() throws IOException {
    assertThat(schema().faults(deployment)).isEmpty();
    assertThat(deployment.path("apiVersion").asText()).isEqualTo("flink.apache.org/v1beta1");
    assertThat(deployment.path("kind").asText()).isEqualTo("FlinkDeployment");
  }

  /** The check above can fail. */
  @ParameterizedTest
  @CsvSource({
    "/spec/job, upgradeMode, sometimes",
    "/spec/job, upgrademode, last-state",
    "/spec, flinkVersion, v0_1",
    "/spec/jobManager/resource, cpu, half",
    "/spec/podTemplate/spec/containers/0, volumeMount, none"
  })
  void theSchemaRefusesWhatTheOperatorWouldNotTake(String place, String member, String value)
      throws IOException {
    ((ObjectNode) deployment.at(place)).put(member, value);

    assertThat(schema().faults(deployment)).isNotEmpty();
  }

  @Test
  void theJobIsThePipelineWithItsOptions() {
    JsonNode job = deployment.at("/spec/job");
    assertThat(job.path("jarURI").asText()).isEqualTo("local:///opt/flink/lib/danq-job.jar");
    assertThat(configuration().get(CoreOptions.CLASSLOADER_RESOLVE_ORDER))
        .isEqualTo("parent-first");
    StreamArguments.check(job.path("entryClass").asText(), DeployFiles.texts(job.path("args")));
  }

  @Test
  void anUpgradeStartsFromTheLastState() {
    assertThat(deployment.at("/spec/job/upgradeMode").asText()).isEqualTo("last-state");
    assertThat(HighAvailabilityMode.fromConfig(configuration()).name()).isEqualTo("KUBERNETES");
    String mount = "file://" + deployment.at(mountPath()).asText() + "/";
    for (String folder :
        List.of("high-availability.storageDir", "state.checkpoints.dir", "state.savepoints.dir")) {
      assertThat(configuration().toMap().get(folder)).as(folder).startsWith(mount);
    }
  }

  @Test
  void theJvmsHaveTheFlagsOfTheStandaloneCluster() throws IOException {
    JsonNode standalone = DeployFiles.yaml("flink/conf/flink-conf.yaml");
    assertThat(configuration().get(CoreOptions.FLINK_JVM_OPTIONS))
        .isEqualTo(standalone.path("env.java.opts").asText())
        .contains("--add-modules=jdk.incubator.vector", "--add-opens=java.base/java.util=");
  }

  /** Flink itself says whether the sizes make a process. */
  @Test
  void thePodsHaveTheMemoryThatFlinkIsTold() {
    Configuration taskManager = configuration();
    taskManager.set(
        TaskManagerOptions.TOTAL_PROCESS_MEMORY, memory("/spec/taskManager/resource/memory"));
    taskManager.set(TaskManagerOptions.CPU_CORES, 1.0);
    assertThat(
            TaskExecutorProcessUtils.processSpecFromConfig(taskManager).getTotalProcessMemorySize())
        .isEqualTo(memory("/spec/taskManager/resource/memory"));

    Configuration jobManager = configuration();
    jobManager.set(
        JobManagerOptions.TOTAL_PROCESS_MEMORY, memory("/spec/jobManager/resource/memory"));
    assertThat(
            JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                    jobManager, JobManagerOptions.JVM_HEAP_MEMORY)
                .getJvmHeapMemorySize())
        .isGreaterThan(MemorySize.ofMebiBytes(768));
  }

  private MemorySize memory(String place) {
    return MemorySize.parse(deployment.at(place).asText());
  }

  @Test
  void prometheusFindsThePodsPort() throws IOException {
    JsonNode port = deployment.at("/spec/podTemplate/spec/containers/0/ports/0");
    assertThat(configuration().toMap().get("metrics.reporter.prom.port"))
        .isEqualTo(port.path("containerPort").asText());
    JsonNode relabel =
        DeployFiles.yaml("monitoring/prometheus-kubernetes.yml")
            .at("/scrape_configs/0/relabel_configs");
    assertThat(relabel.at("/0/regex").asText())
        .isEqualTo(deployment.at("/metadata/name").asText()); // the pods' label app
    assertThat(relabel.at("/1/regex").asText()).isEqualTo(port.path("name").asText());
  }

  @Test
  void allPodsShareOneVolume() {
    JsonNode pod = deployment.at("/spec/podTemplate/spec");
    assertThat(pod.at("/volumes/0/persistentVolumeClaim/claimName").asText())
        .isEqualTo(volume.at("/metadata/name").asText());
    assertThat(pod.at("/containers/0/volumeMounts/0/name").asText())
        .isEqualTo(pod.at("/volumes/0/name").asText());
    assertThat(DeployFiles.texts(volume.at("/spec/accessModes"))).containsExactly("ReadWriteMany");
    assertThat(pod.at("/containers/0/name").asText()).isEqualTo("flink-main-container");
  }

  private static String mountPath() {
    return "/spec/podTemplate/spec/containers/0/volumeMounts/0/mountPath";
  }
}
