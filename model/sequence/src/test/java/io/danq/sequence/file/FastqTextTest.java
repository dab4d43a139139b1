package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import htsjdk.samtools.SAMException;
import htsjdk.samtools.fastq.FastqReader;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** htsjdk's reader is the reference. */
final class FastqTextTest {
  private static final List<String> LINES =
      List.of(
          "@r1",
          "@r2 at line 7",
          "@",
          "r3",
          "ACGT",
          "A\rC",
          "ACG",
          "ACGT\r",
          "+",
          "+r1",
          "",
          " ",
          "\t",
          "\r",
          "IIII",
          "@III",
          "+III",
          "III",
          "\u00a0",
          "\u0085",
          "\u001c",
          "\f");

  @Test
  void faultsAreThoseOfHtsjdk() {
    SplittableRandom random = new SplittableRandom(1);
    int good = 0;
    for (int i = 0; i < 50_000; i++) {
      List<String> lines = new ArrayList<>(List.of("@r1", "ACGT", "+", "IIII"));
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        lines.set(random.nextInt(4), LINES.get(random.nextInt(LINES.size())));
      }
      List<String> record = lines.subList(0, random.nextInt(8) == 0 ? 1 + random.nextInt(4) : 4);
      if (isLeftToUs(record)) {
        continue;
      }
      Optional<String> fault = FastqText.fault(record.stream().map(FastqTextTest::bytes).toList());
      assertThat(fault).as("%s", record).isEqualTo(faultOfHtsjdk(record));
      good += fault.isEmpty() ? 1 : 0;
    }
    assertThat(good).isGreaterThan(10_000);
  }

  /** Records without a name or a base, which htsjdk judges in another way. */
  private static boolean isLeftToUs(List<String> record) {
    return record.get(0).equals("@") || (record.size() == 4 && record.get(1).isEmpty());
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static Optional<String> faultOfHtsjdk(List<String> record) {
    BufferedReader text = new BufferedReader(new StringReader(String.join("\n", record) + "\n"));
    try (FastqReader reader = new FastqReader(text)) {
      reader.next();
      return Optional.empty();
    } catch (SAMException e) {
      return Optional.of(e.getMessage().substring(0, e.getMessage().lastIndexOf(" at line ")));
    }
  }
}
