package io.danq.cli.bench;

import io.danq.inference.Strands;
import io.danq.network.reference.KerasReference;
import io.danq.network.reference.ReferenceNetwork;
import io.danq.sequence.BaseOrder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures other engines that run a Keras file: DL4J, Keras itself and PyTorch. */
public final class OtherEngines {
  private static final int DL4J_WINDOWS = 256;
  private static final int WARM_UP = 64;

  private OtherEngines() {}

  /**
   * Measures DL4J's network, with all cores and in batches of 64.
   *
   * @throws IOException if the file cannot be read, or DL4J has no native libraries here
   */
  public static Measurement dl4j(Path keras, Strands strands, List<byte[]> windows)
      throws IOException {
    KerasReference reference =
        KerasReference.installed()
            .orElseThrow(() -> new IOException("DL4J is not installed, or not for this machine"));
    List<byte[]> some = windows.subList(0, Math.min(windows.size(), DL4J_WINDOWS));
    try (ReferenceNetwork network = reference.read(keras, BaseOrder.AGCT)) {
      network.predict(some.subList(0, Math.min(some.size(), WARM_UP)));
      long start = System.nanoTime();
      if (strands == Strands.BOTH) {
        network.predictBothStrands(some);
      } else {
        network.predict(some);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      return Measurement.ofThroughput("DL4J float32", some.size() / seconds);
    }
  }

  /**
   * Measures another library in a Python process, over random windows in batches of 64.
   *
   * @param subject what the library is called
   * @param command the interpreter, the script and arguments of its own
   * @throws IOException if it fails; the message has the last line that it printed
   */
  public static Measurement python(
      String subject, List<String> command, Strands strands, int threads, double seconds)
      throws IOException, InterruptedException {
    File errors = Files.createTempFile("danq-bench-", ".log").toFile();
    try {
      List<String> whole = new ArrayList<>(command);
      whole.add("--seconds=" + seconds);
      whole.add("--strands=" + strands.name().toLowerCase(Locale.ROOT));
      whole.add("--threads=" + threads);
      Process process = new ProcessBuilder(whole).redirectError(errors).start();
      String printed =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        List<String> lines = Files.readAllLines(errors.toPath());
        throw new IOException(
            String.join(" ", command)
                + " failed: "
                + (lines.isEmpty() ? "" : lines.get(lines.size() - 1)));
      }
      return Measurement.ofThroughput(subject, Double.parseDouble(printed));
    } finally {
      Files.delete(errors.toPath());
    }
  }
}
