package io.danq.prediction.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.RecordSource;
import io.danq.sequence.support.JavaProcess;
import io.danq.sequence.variant.VariantInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class VariantMessageCuttingTest {
  @TempDir private Path folder;

  /** In a JVM with little memory. */
  static final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[0]);
      Path genome = Files.writeString(folder.resolve("genome.fa"), ">chr1\nACGTACGTACGT\n");
      VariantCutting cutting =
          new VariantCutting(
              8, genome.toString(), folder.resolve("cache").toString(), VariantSelection.ALL);
      MessageCutting.Cutter<VariantInput> cutter =
          new VariantMessageCutting(cutting, Integer.MAX_VALUE).open();
      byte[] large = new byte[24 << 20];
      Arrays.fill(large, (byte) 'A');
      byte[] small = "chr1\t5\t.\tA\tC\t.\t.\t.".getBytes(StandardCharsets.UTF_8);
      for (byte[] value : List.of(large, small)) {
        cutter.cut(
            new RecordSource.Message("variants", 0, 1),
            null,
            value,
            variant -> System.out.println(variant.getClass().getSimpleName()),
            failed -> System.out.println(failed.reason() + ": " + failed.message()));
      }
    }
  }

  @Test
  void aMessageThatTheHeapHasNoRoomForFailsAlone() throws Exception {
    Process process =
        JavaProcess.of(SmallHeap.class, folder).withOptions(List.of("-Xmx64m")).builder().start();
    List<String> said = process.inputReader().lines().toList();
    assertThat(said).hasSize(2).endsWith("SourcedVariant");
    assertThat(said.get(0))
        .startsWith("RECORD_TOO_LARGE: the message needs more memory than the JVM's heap of ");
  }
}
