package io.danq.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process of a Flink cluster. */
final class FlinkJvm implements AutoCloseable {
  private static final int STOP_SECONDS = 10;

  private final Process process;

  private FlinkJvm(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param name of its log, {@code log/NAME.log} in the work folder
   * @param options for the main class, behind the folder of the configuration
   */
  static FlinkJvm start(
      FlinkFiles files, String name, int heapMegabytes, String mainClass, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
    command.addAll(files.javaOptions());
    Path log = Files.createDirectories(files.work().resolve("log"));
    command.add("-Dlog.file=" + log.resolve(name + ".log"));
    command.add("-Dlog4j.configurationFile=" + files.conf().resolve("log4j.properties"));
    command.add(mainClass);
    command.addAll(List.of("--configDir", files.conf().toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", files.classPath());
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
