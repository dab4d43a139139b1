package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.genome.References;
import io.danq.sequence.genome.Contig;
import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.RandomDna;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A reference in a bucket of a server that speaks Cloud Storage's JSON API. */
@Timeout(120)
final class ReferenceOnGcsTest {
  private static final String REFERENCE = "gs://lab/genome.fa.gz";
  private static final String BASES = new RandomDna(1).text(400_000);

  @TempDir Path folder;
  private GcsServer gcs;

  @BeforeEach
  void fillBucket() throws IOException {
    gcs = GcsServer.start();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write((">chr1\n" + BASES + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    gcs.objects().put("lab/genome.fa.gz", bytes.toByteArray());
    FileSystems.setDefaultPipelineOptions(
        PipelineOptionsFactory.fromArgs(gcs.options().toArray(String[]::new)).create());
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  private ReferenceGenome open(String reference) throws IOException {
    return References.open(reference, folder.toString());
  }

  @Test
  void itIsDownloadedOnceAndSharedFromThenOn() throws IOException {
    ReferenceGenome genome = open(REFERENCE);
    Contig contig = genome.contig("1", BASES.length()).orElseThrow();
    assertThat(genome.bases(contig, 0, contig.length())).asString().isEqualTo(BASES);
    List<String> downloads = List.copyOf(gcs.objects().downloads());
    assertThat(downloads).contains("lab/genome.fa.gz");
    assertThat(open(REFERENCE)).isSameAs(genome);
    assertThat(gcs.objects().downloads()).isEqualTo(downloads);
  }

  @Test
  void anIndexBesideItMustFit() {
    byte[] index = "chr1\t400001\t6\t60\t61\n".getBytes(StandardCharsets.US_ASCII);
    gcs.objects().put("lab/genome.fa.gz.fai", index);
    assertThatThrownBy(() -> open(REFERENCE))
        .hasMessageContaining(REFERENCE + ".fai does not fit its FASTA")
        .hasMessageContaining("contig chr1 has 400,001 bases there and 400,000 here");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatThrownBy(() -> open("gs://lab/other.fa"))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessage("no such reference: gs://lab/other.fa");
  }
}
