package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class ScanCommandTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    TinyModel.write(folder.resolve("model"));
    String bases = new RandomDna(5).text(20_000);
    Files.writeString(
        folder.resolve("genome.fa"), ">chr1\n" + bases + "N".repeat(1000) + "\n>chr2\nACGT\n");
  }

  private DanqCall scan(String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "scan",
                "--reference=" + folder.resolve("genome.fa"),
                "--referenceCache=" + folder.resolve("cache"),
                "--model=" + folder.resolve("model"),
                "--output=" + folder.resolve("out")));
    args.addAll(List.of(more));
    return DanqCall.of(args.toArray(String[]::new));
  }

  @Test
  void aScanSaysWhatItDidAndItsBinsAreShown() {
    DanqCall call = scan();
    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output())
        .contains(
            "bases                  21,004",
            "bins                   105",
            "skipped                5 bins with too few real bases",
            "windows                100, 100 predicted",
            "rows                   100",
            "failed                 0",
            "output                 " + folder.resolve("out"));

    DanqCall shown = DanqCall.of("inspect", folder.resolve("out").toString());
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.output()).anyMatch(line -> line.startsWith("chr1:"));
    scan().failedWith(2, "already holds", "--overwrite");
    assertThat(scan("--overwrite", "--regions=chr1:1-200").output())
        .contains("bases                  200", "rows                   1");
  }

  @Test
  void aDryRunCountsAndWritesNothing() {
    DanqCall call = scan("--dry-run");
    assertThat(call.exitCode()).isZero();
    assertThat(call.output())
        .contains("bases     21,004", "parts     1")
        .anyMatch(line -> line.matches("chr1 +21,000"))
        .anyMatch(line -> line.startsWith("bins      106, minus those"));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void whatIsNoPlaceOfTheGenomeIsRefused() {
    scan("--regions=chr3").failedWith(2, "a region lies on contig chr3");
    scan("extra.fa").failedWith(2, "extra.fa");
  }
}
