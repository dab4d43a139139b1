package io.danq.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.LogManager;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The main class of the JVM that {@link LocalKafka} starts: formats the broker's storage, runs the
 * broker, and ends with its parent.
 *
 * <p>The parent holds the other end of standard input. However the parent ends, even by {@code kill
 * -9}, the operating system closes that end and this process halts.
 */
final class BrokerProcess {
  private BrokerProcess() {}

  /**
   * Runs until the process is told to stop.
   *
   * @param arguments path of {@code server.properties} and the cluster's id
   */
  public static void main(String[] arguments) throws IOException {
    String properties = arguments[0];
    String clusterId = arguments[1];
    try (InputStream logging =
        BrokerProcess.class.getResourceAsStream("broker-logging.properties")) {
      LogManager.getLogManager().readConfiguration(logging);
    }
    Thread watch = new Thread(BrokerProcess::haltAtEndOfInput, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    int status =
        StorageTool.execute(
            new String[] {"format", "--ignore-formatted", "-t", clusterId, "-c", properties});
    if (status != 0) {
      System.exit(status);
    }
    Kafka.main(new String[] {properties});
  }

  private static void haltAtEndOfInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // Nobody can be at the other end of a broken pipe either.
    }
    Runtime.getRuntime().halt(0);
  }
}
