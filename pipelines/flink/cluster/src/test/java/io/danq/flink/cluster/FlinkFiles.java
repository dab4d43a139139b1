package io.danq.flink.cluster;

import io.danq.cli.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the processes of a cluster share: Flink's jars and the configuration of {@code
 * deploy/flink}, with ports and folders of its own.
 */
final class FlinkFiles {
  /** The project's folder. */
  static final Path ROOT = Path.of(System.getProperty("danq.root"));

  private static final Path DEPLOY = ROOT.resolve("deploy/flink");
  private static final String JAVA_OPTIONS = "env.java.opts: ";

  private final Path work;
  private final int restPort = FreePort.find();
  private final String classPath;
  private final List<String> javaOptions;

  /**
   * Writes the configuration.
   *
   * @param work where logs, checkpoints and savepoints go
   */
  FlinkFiles(Path work, TaskManagerKind kind) throws IOException, InterruptedException {
    this.work = work;
    this.classPath = flinkClassPath();
    Files.createDirectories(conf());
    Files.createDirectories(work.resolve("tmp"));
    Files.copy(
        DEPLOY.resolve("conf/log4j.properties"),
        conf().resolve("log4j.properties"),
        StandardCopyOption.REPLACE_EXISTING);
    List<String> ours = ours(kind);
    List<String> lines = new ArrayList<>(given(ours));
    lines.addAll(ours);
    Files.write(conf().resolve("flink-conf.yaml"), lines);
    this.javaOptions =
        lines.stream()
            .filter(line -> line.startsWith(JAVA_OPTIONS))
            .flatMap(line -> Stream.of(line.substring(JAVA_OPTIONS.length()).split(" ", -1)))
            .filter(kind::takes)
            .toList();
  }

  private static List<String> given(List<String> ours) throws IOException {
    List<String> keys = ours.stream().map(FlinkFiles::key).toList();
    return Files.readAllLines(DEPLOY.resolve("conf/flink-conf.yaml")).stream()
        .filter(line -> !keys.contains(key(line)) && !line.startsWith("metrics."))
        .toList();
  }

  private static String key(String line) {
    return line.split(":", 2)[0];
  }

  private List<String> ours(TaskManagerKind kind) throws IOException {
    return List.of(
        "jobmanager.rpc.address: 127.0.0.1",
        "jobmanager.bind-host: 127.0.0.1",
        "jobmanager.rpc.port: " + FreePort.find(),
        "rest.address: 127.0.0.1",
        "rest.bind-address: 127.0.0.1",
        "rest.port: " + restPort,
        "taskmanager.host: 127.0.0.1",
        "taskmanager.bind-host: 127.0.0.1",
        "taskmanager.numberOfTaskSlots: " + kind.slots(),
        "taskmanager.memory.task.heap.size: 512m",
        "io.tmp.dirs: " + work.resolve("tmp"),
        "web.tmpdir: " + work.resolve("tmp"),
        "state.checkpoints.dir: " + work.resolve("checkpoints").toUri(),
        "state.savepoints.dir: " + work.resolve("savepoints").toUri(),
        // Flink's default, which gives each job its own class loader.
        "classloader.resolve-order: child-first",
        // So that a lost process is noticed soon.
        "heartbeat.interval: 1000",
        "heartbeat.timeout: 8000");
  }

  /** Flink's jars from Maven, as {@code deploy/flink/standalone.sh} fetches them. */
  private static String flinkClassPath() throws IOException, InterruptedException {
    Path file = DEPLOY.resolve("target/flink.classpath");
    if (!Files.exists(file)) {
      int status =
          new ProcessBuilder(
                  ROOT.resolve("mvnw").toString(),
                  "-q",
                  "-B",
                  "-f",
                  DEPLOY.resolve("pom.xml").toString(),
                  "dependency:build-classpath")
              .inheritIO()
              .start()
              .waitFor();
      if (status != 0) {
        throw new IOException("Flink cannot be had from Maven: status " + status);
      }
    }
    return Files.readString(file).strip();
  }

  /** The jar that is submitted. */
  static Path jobJar() {
    return ROOT.resolve("pipelines/flink/job/target/danq-job.jar");
  }

  Path work() {
    return work;
  }

  Path conf() {
    return work.resolve("conf");
  }

  int restPort() {
    return restPort;
  }

  String classPath() {
    return classPath;
  }

  List<String> javaOptions() {
    return javaOptions;
  }
}
