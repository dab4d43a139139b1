package io.danq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this program is made of: its version and commit, Beam, Flink and the engines. */
final class Version implements IVersionProvider {
  private static final String FILE = "build.properties";

  @Override
  public String[] getVersion() {
    return lines().toArray(String[]::new);
  }

  /** What {@code danq --version} prints. */
  static List<String> lines() {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      build.load(Objects.requireNonNull(in, FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(
        "danq " + build.getProperty("version") + ", commit " + build.getProperty("commit"),
        "Apache Beam " + build.getProperty("beam") + ", Apache Flink " + build.getProperty("flink"),
        "oneDNN "
            + build.getProperty("onednn").replaceAll("-.*", "")
            + ", ONNX Runtime "
            + build.getProperty("onnxruntime")
            + ", Java "
            + System.getProperty("java.version"));
  }
}
