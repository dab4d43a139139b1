package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Pages of results; what they do in a browser is in {@code ReportPageTest}. */
@Timeout(300)
final class ReportCommandTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
  }

  private DanqCall predict(Path input, String... more) {
    return DanqCall.of(
        Stream.concat(
                Stream.of("predict", "-q", "--input=" + input, "--model=" + model), Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aRunLeavesAPageOfItsReadsAndFailures() throws IOException {
    String bases = new RandomDna(3).text(3000);
    Path reads =
        Files.writeString(
            folder.resolve("reads.fa"), ">read<b>\n" + bases + "\n>bad\n!\n>worse</script>\n?\n");
    Path page = folder.resolve("page.html");
    DanqCall call =
        predict(reads, "--output=" + folder.resolve("out"), "--report=" + page, "--maxFailed=2");
    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output()).last().isEqualTo("page                   " + page);

    String html = Files.readString(page);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("<b>11</b><span>rows</span>")
        .contains("<b>2</b><span>failed records</span>")
        .contains("<th scope=\"row\">INVALID_BASE</th><td>2</td>")
        .contains("read&lt;b&gt;")
        .doesNotContain("read<b>", "src=", "href=", "url(", "@import");
    assertThat(html.split("</script>", -1)).as("names end no script").hasSize(3);
  }

  @Test
  void regionsAreThoseThatAreAskedFor() throws IOException {
    Path bins = folder.resolve("bins");
    Path reference = SharedData.file("simulated/reference.fa");
    DanqCall call =
        predict(
            SharedData.file("simulated/long.bam"),
            "--output=bins:" + bins,
            "--reference=" + reference,
            "--referenceCache=" + folder.resolve("references"));
    assertThat(call.exitCode()).as("%s", call).isZero();

    Path page = folder.resolve("page.html");
    List<String> own = List.of("report", "--input=" + bins, "--output=" + page);
    DanqCall made = DanqCall.of(own.get(0), own.get(1), own.get(2), "--regions=sim2:2001-9000");
    assertThat(made.exitCode()).as("%s", made).isZero();
    assertThat(made.output().get(0)).matches("page of [0-9,]+ rows written to .*page\\.html");
    assertThat(Files.readString(page))
        .contains("\"regions\":[{\"contig\":\"sim2\",\"start\":2000,\"end\":9000")
        .contains("target 0");

    DanqCall.of("report", "--input=" + bins, "--output=" + folder)
        .failedWith(2, "is a folder; name an HTML file");
    DanqCall.of("report", "--input=" + folder.resolve("none"), "--output=" + page)
        .failedWith(1, "has no Parquet files");
  }
}
