package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From bins to what genome browsers open. The values are compared where the files are written. */
@Timeout(300)
final class TracksCommandTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void write() throws IOException {
    model = TinyModel.write(folder.resolve("model"));
    DanqCall bins =
        DanqCall.of(
            "predict",
            "-q",
            "--input=" + SharedData.file("simulated/long.bam"),
            "--reference=" + SharedData.file("simulated/reference.fa"),
            "--referenceCache=" + folder.resolve("references"),
            "--model=" + model,
            "--output=bins:" + folder.resolve("bins"));
    assertThat(bins.exitCode()).as("%s", bins).isZero();
  }

  private DanqCall tracks(String... more) {
    return tracks(SharedData.file("simulated/reference.fa"), more);
  }

  private DanqCall tracks(Path reference, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "tracks",
                "--input=" + folder.resolve("bins"),
                "--reference=" + reference,
                "--referenceCache=" + folder.resolve("references"),
                "--model=" + model,
                "--output=" + folder.resolve("hub")));
    args.addAll(List.of(more));
    return DanqCall.of(args.toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.list(folder.resolve("hub/tracks"))) {
      return found.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aTargetHasATrackForEachHaplotypeAndBrowsersFindThem() throws Exception {
    DanqCall call = tracks("--genome=sim", "--bedGraph");
    assertThat(call.exitCode()).as("%s", call).isZero();
    assertThat(call.output().get(0)).matches("[0-9,]+ bins, 6 tracks of sim");
    assertThat(files())
        .hasSize(3 * 2 * 3)
        .filteredOn(name -> name.endsWith(".bw"))
        .allMatch(name -> name.matches("\\d{3}_\\w+_\\w+_\\w+\\.h[12]\\.bw"));

    List<String> hub = Files.readAllLines(folder.resolve("hub/hub.txt"));
    List<String> metadata = Files.readAllLines(folder.resolve("hub/metadata.tsv"));
    assertThat(hub).contains("useOneFile on", "genome sim", "compositeTrack faceted");
    assertThat(metadata.get(0)).startsWith("track\tindex\tcell_type");
    List<String> keys = metadata.stream().skip(1).map(line -> line.split("\t", -1)[0]).toList();
    assertThat(hub.stream().filter(line -> line.startsWith("    track ")))
        .as("named by the composite and the primary key")
        .containsExactlyElementsOf(keys.stream().map(key -> "    track danq_" + key).toList());
    assertThat(hub.stream().filter(line -> line.startsWith("    bigDataUrl ")))
        .hasSize(6)
        .allMatch(line -> Files.exists(folder.resolve("hub").resolve(line.substring(15))));
    assertThat(hub.stream().filter(line -> line.strip().startsWith("shortLabel ")))
        .allMatch(line -> line.strip().length() <= "shortLabel ".length() + 17);
    var session =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("hub/igv_session.xml").toFile());
    assertThat(session.getElementsByTagName("Resource").getLength()).isEqualTo(6);
    assertThat(session.getDocumentElement().getAttribute("genome")).isEqualTo("sim");

    tracks().failedWith(2, "already holds hub.txt", "--overwrite");
    assertThat(tracks("--overwrite").exitCode()).isZero();
  }

  @Test
  void whatHasNoTrackIsSaid() throws IOException {
    tracks("--targets=none*").failedWith(2, "--targets: 'none*' matches none of 3 targets");
    Path other = Files.writeString(folder.resolve("other.fa"), ">other\nACGT\n");
    tracks(other).failedWith(2, "a bin lies on contig sim1");
    assertThat(folder.resolve("hub/hub.txt")).doesNotExist();
  }
}
