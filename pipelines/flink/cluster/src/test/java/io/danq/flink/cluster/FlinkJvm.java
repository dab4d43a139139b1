package io.danq.flink.cluster;

import io.danq.sequence.support.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a Flink cluster. */
final class FlinkJvm implements AutoCloseable {
  /** For processes that end soon. */
  static final List<String> QUICK_START = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  private static final int STOP_SECONDS = 10;

  private final Process process;

  private FlinkJvm(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param name name of its log, {@code log/NAME.log} in the work folder
   * @param javaOptions for the JVM, besides those of the configuration
   */
  static FlinkJvm start(
      FlinkFiles files, String name, int heapMegabytes, List<String> javaOptions, String mainClass)
      throws IOException {
    Path log = Files.createDirectories(files.work().resolve("log"));
    ProcessBuilder builder =
        JavaProcess.of(mainClass, List.of("--configDir", files.conf()))
            .withClassPath(files.classPath())
            .withOptions(List.of("-Xmx" + heapMegabytes + "m"))
            .withOptions(javaOptions)
            .withOptions(files.javaOptions())
            .withOptions(
                List.of(
                    "-Dlog.file=" + log.resolve(name + ".log"),
                    "-Dlog4j.configurationFile=" + files.conf().resolve("log4j.properties")))
            .builder();
    builder.redirectErrorStream(true).redirectOutput(log.resolve(name + ".out").toFile());
    return new FlinkJvm(builder.start());
  }

  long pid() {
    return process.pid();
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
