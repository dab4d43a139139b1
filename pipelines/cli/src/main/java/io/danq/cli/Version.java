package io.danq.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this program is made of: its version and commit, Beam, Flink and the engine. */
final class Version implements IVersionProvider {
  private static final String FILE = "build.properties";

  @Override
  public String[] getVersion() throws IOException {
    Properties build = new Properties();
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      build.load(Objects.requireNonNull(in, FILE));
    }
    return new String[] {
      "danq " + build.getProperty("version") + ", commit " + build.getProperty("commit"),
      "Apache Beam " + build.getProperty("beam") + ", Apache Flink " + build.getProperty("flink"),
      "ONNX Runtime "
          + build.getProperty("onnxruntime")
          + ", Java "
          + System.getProperty("java.version")
    };
  }
}
