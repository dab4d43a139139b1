package io.danq.beam.file;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * The process that holds a folder.
 *
 * @param id identifies this hold
 * @param process the process' number on its host
 * @param host the host's name
 * @param since when it took the folder
 * @param renewed when it last said that it is still alive
 */
record LockHolder(String id, long process, String host, Instant since, Instant renewed) {
  /** The largest number of bytes read from a lock file. */
  static final int MAX_BYTES = 4096;

  static LockHolder ofThisProcess() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new LockHolder(
        UUID.randomUUID().toString(), ProcessHandle.current().pid(), hostName(), now, now);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }

  LockHolder renewedNow() {
    return new LockHolder(id, process, host, since, Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Whether it is a process of this machine that has ended. Its process id may have been reused: in
   * a container every run is process 1.
   */
  boolean isDeadHere() {
    if (!host.equals(hostName())) {
      return false;
    }
    Optional<ProcessHandle> now = ProcessHandle.of(process);
    Instant latestStart = since.plusSeconds(1); // "since" is in whole seconds
    return now.isEmpty()
        || now.get().info().startInstant().filter(start -> start.isAfter(latestStart)).isPresent();
  }

  /** The content of the lock file. */
  String text() {
    return String.join(
        "\n",
        "id=" + id,
        "process=" + process,
        "host=" + host,
        "since=" + since,
        "renewed=" + renewed,
        "");
  }

  /**
   * Reads the content of a lock file.
   *
   * @throws IOException if it is damaged
   */
  static LockHolder parse(String text) throws IOException {
    Properties lines = new Properties();
    lines.load(new StringReader(text));
    try {
      return new LockHolder(
          lines.getProperty("id"),
          Long.parseLong(lines.getProperty("process")),
          lines.getProperty("host"),
          Instant.parse(lines.getProperty("since")),
          Instant.parse(lines.getProperty("renewed")));
    } catch (RuntimeException e) {
      throw new IOException("not the content of a lock file", e);
    }
  }

  @Override
  public String toString() {
    return "process " + process + " on " + host + " since " + since;
  }
}
