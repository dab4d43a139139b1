package io.danq.prediction.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.prediction.options.OutputOptions;
import java.util.List;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputTest {
  private static Output parse(String text) {
    return Output.parse(List.of(text)).get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "out, out",
    "parquet:out, out",
    "gs://lab/out, gs://lab/out",
    "parquet:gs://lab/out, gs://lab/out",
    "C:\\out, C:\\out"
  })
  void aPathIsAFolderOfParquetFiles(String text, String folder) {
    assertThat(parse(text)).isEqualTo(new Output.Parquet(folder));
  }

  @Test
  void tablesAndTopicsAreNamedWithWhatHoldsTheirFailedRecords() {
    Output.BigQuery table = new Output.BigQuery("lab-project", "run7", "predictions");
    assertThat(parse("bigquery:lab-project:run7.predictions")).isEqualTo(table);
    assertThat(table).hasToString("bigquery:lab-project:run7.predictions");
    assertThat(RowKind.PREDICTIONS.table(table)).isEqualTo("predictions");
    assertThat(RowKind.FAILED.table(table)).isEqualTo("predictions_failed");
    assertThat(parse("bigquery:lab.org:lab-project:run7.p"))
        .isEqualTo(new Output.BigQuery("lab.org:lab-project", "run7", "p"));
    Output.Kafka topic = new Output.Kafka("danq.out");
    assertThat(parse("kafka:danq.out")).isEqualTo(topic);
    assertThat(RowKind.PREDICTIONS.topic(topic)).isEqualTo("danq.out");
    assertThat(RowKind.FAILED.topic(topic)).isEqualTo("danq.out-failed");
  }

  @Test
  void aVcfIsAFileThatBgzipReads() {
    assertThat(parse("vcf:out/a.vcf.gz")).isEqualTo(new Output.Vcf("out/a.vcf.gz"));
    assertThat(parse("vcf:gs://lab/a.vcf.gz")).hasToString("vcf:gs://lab/a.vcf.gz");
  }

  @Test
  void binsHaveAFolderOfTheirOwn() {
    assertThat(parse("bins:gs://lab/out")).isEqualTo(new Output.Bins("gs://lab/out"));
    assertThat(parse("bins:out")).hasToString("bins:out");
    assertThatThrownBy(() -> Output.parse(List.of("out", "bins:out")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--output names out for rows and for bins; give each a folder of its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "parquet:",
        "bins:",
        "vcf:",
        "vcf:a.vcf",
        "bigquery:table",
        "bigquery:p:d.t",
        "kafka:",
        "kafka:a b"
      })
  void whatIsWrittenWronglyIsNamed(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--output=" + text);
  }

  @Test
  void anOutputIsGivenOnceOnly() {
    assertThatThrownBy(() -> Output.parse(List.of("out", "parquet:out")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--output names out twice");
    assertThatThrownBy(() -> Output.parse(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void outputsAreRepeatedOrListed() {
    OutputOptions options =
        PipelineOptionsFactory.fromArgs("--output=a,kafka:b", "--output=gs://c/d")
            .as(OutputOptions.class);
    assertThat(Output.parse(options.getOutput()))
        .containsExactly(
            new Output.Parquet("a"), new Output.Kafka("b"), new Output.Parquet("gs://c/d"));
  }
}
