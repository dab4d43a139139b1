package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.api.services.bigquery.model.Table;
import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableReference;
import com.google.api.services.bigquery.model.TableRow;
import io.danq.network.bundle.BackgroundScores;
import io.danq.network.bundle.BackgroundWriter;
import io.danq.network.testing.TestBundles;
import io.danq.prediction.options.BatchPredictionOptions;
import io.danq.prediction.options.OutputOptions.Delivery;
import io.danq.prediction.options.VariantOptions;
import io.danq.prediction.write.OutputFolders;
import io.danq.prediction.write.RowKind;
import io.danq.prediction.write.WriteRows.Outputs;
import io.danq.registry.model.OpenModel;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.testing.RandomDna;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.gcp.testing.FakeBigQueryServices;
import org.apache.beam.sdk.io.gcp.testing.FakeDatasetService;
import org.apache.beam.sdk.io.gcp.testing.FakeJobService;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows in BigQuery, as Beam's stand-in for it keeps them, beside the same rows in Parquet. Every
 * run has tables of its own: Beam remembers for the whole JVM which it has made.
 */
@Timeout(300)
final class BigQueryOutputTest {
  private static final String PROJECT = "danq-test";

  @TempDir Path folder;
  private final FakeDatasetService tables = new FakeDatasetService();

  @BeforeEach
  void setUp() throws Exception {
    FakeDatasetService.setUp();
    tables.createDataset(PROJECT, "lab", "", "", null);
    TestBundles.random(folder.resolve("model"), TestBundles.SMALL, BaseOrder.AGCT, 1);
  }

  @ParameterizedTest
  @CsvSource({"AT_LEAST_ONCE, ALL", "EXACTLY_ONCE, NONE"})
  void rowsAreThoseOfParquetByTheirRowId(Delivery delivery, String scores) throws Exception {
    writeReads();
    boolean evalues = scores.equals("ALL");
    if (evalues) {
      addBackground(folder.resolve("model"));
    }
    BatchPredictionOptions options =
        PipelineOptionsFactory.fromArgs(
                "--runner=DirectRunner",
                "--input=" + folder + "/reads.*",
                "--model=" + folder.resolve("model"),
                "--output=" + folder.resolve("out"),
                "--output=bigquery:" + PROJECT + ":lab." + delivery,
                "--bigQueryDelivery=" + delivery,
                "--scores=" + scores,
                "--minProbability=0.4")
            .as(BatchPredictionOptions.class);
    FakeBigQueryServices services =
        new FakeBigQueryServices().withDatasetService(tables).withJobService(new FakeJobService());
    try (OpenModel model = OpenModel.open(options.getModel())) {
      Outputs outputs = Outputs.of(options, null).withBigQuery(services);
      assertThat(
              BatchPrediction.plan(options, model, false, outputs)
                  .pipeline(0)
                  .run()
                  .waitUntilFinish())
          .isEqualTo(PipelineResult.State.DONE);
    }

    Map<String, Map<String, Object>> expected = new HashMap<>();
    List<GenericRecord> rows = BatchRun.read(OutputFolders.predictions(folder + "/out"));
    rows.forEach(row -> expected.put(row.get("row_id").toString(), plain(row)));
    Map<String, Map<String, Object>> actual = new HashMap<>();
    for (TableRow row : tables.getAllRows(PROJECT, "lab", delivery.name())) {
      actual.put(row.get("row_id").toString(), plain(row));
    }
    assertThat(expected).hasSize(8);
    assertThat(expected.toString().contains("evalue=0.")).isEqualTo(evalues);
    assertThat(actual).isEqualTo(expected);

    List<String> failed = new ArrayList<>();
    BatchRun.read(OutputFolders.failed(folder + "/out"))
        .forEach(row -> failed.add(plain(row).toString()));
    assertThat(tables.getAllRows(PROJECT, "lab", delivery + "_failed"))
        .extracting(row -> plain(row).toString())
        .containsExactlyInAnyOrderElementsOf(failed);
    assertTables(delivery);
  }

  @Test
  void rowsOfAllelesAreThoseOfParquetByTheirRowId() throws Exception {
    String contig = new RandomDna(1).text(3000);
    Path genome = Files.writeString(folder.resolve("genome.fa"), ">chr1\n" + contig + "\n");
    char ref = contig.charAt(1499);
    String line = "chr1\t1500\t.\t" + ref + "\t" + ref + "ACG,<DEL>,*\t.\t.\t.\n";
    Path calls = folder.resolve("calls.vcf");
    Files.writeString(calls, "##fileformat=VCFv4.2\n#CHROM\tPOS\n" + line + "chr1\t7\n");
    VariantOptions options =
        PipelineOptionsFactory.fromArgs(
                "--runner=DirectRunner",
                "--input=" + calls,
                "--reference=" + genome,
                "--referenceCache=" + folder.resolve("cache"),
                "--model=" + folder.resolve("model"),
                "--minAbsDiff=0",
                "--output=" + folder.resolve("out"),
                "--output=bigquery:" + PROJECT + ":lab.variants")
            .as(VariantOptions.class);
    FakeBigQueryServices services =
        new FakeBigQueryServices().withDatasetService(tables).withJobService(new FakeJobService());
    try (OpenModel model = OpenModel.open(options.getModel())) {
      Outputs outputs = Outputs.ofVariants(options).withBigQuery(services);
      assertThat(
              VariantPrediction.plan(options, model, false, outputs)
                  .pipeline(0)
                  .run()
                  .waitUntilFinish())
          .isEqualTo(PipelineResult.State.DONE);
    }
    Map<String, Map<String, Object>> expected = new HashMap<>();
    BatchRun.read(OutputFolders.of(folder + "/out", RowKind.VARIANTS))
        .forEach(row -> expected.put(row.get("row_id").toString(), plain(row)));
    Map<String, Map<String, Object>> actual = new HashMap<>();
    for (TableRow row : tables.getAllRows(PROJECT, "lab", "variants")) {
      actual.put(row.get("row_id").toString(), plain(row));
    }
    assertThat(actual).hasSize(3).isEqualTo(expected);
    assertThat(actual.values()).extracting(row -> row.get("skip_reason")).contains("STAR");
    assertThat(tables.getAllRows(PROJECT, "lab", "variants_failed")).hasSize(1);
    assertThat(table("variants").getClustering().getFields()).containsExactly("contig");
    assertThat(table("variants").getSchema().getFields())
        .extracting(TableFieldSchema::getName, TableFieldSchema::getType, TableFieldSchema::getMode)
        .contains(
            tuple("pos", "INTEGER", "REQUIRED"),
            tuple("alt_probability", "FLOAT", "REPEATED"),
            tuple("skip_reason", "STRING", "NULLABLE"));
  }

  private static void addBackground(Path model) throws IOException {
    float[][] scores = new float[TestBundles.SMALL.targets()][200];
    for (float[] target : scores) {
      for (int i = 0; i < target.length; i++) {
        target[i] = i / 200f;
      }
    }
    BackgroundWriter.add(model, model, BackgroundScores.of(scores, true), Map.of());
  }

  /** Three aligned reads of two windows each, a contig of two windows, and a bad one. */
  private void writeReads() throws IOException {
    RandomDna dna = new RandomDna(1);
    StringBuilder sam = new StringBuilder("@HD\tVN:1.6\n@SQ\tSN:chr1\tLN:9000\n");
    for (int i = 0; i < 3; i++) {
      sam.append(
          "r" + i + "\t" + (i == 1 ? 16 : 0) + "\tchr1\t" + (100 + i) + "\t60\t1200M\t*\t0\t0\t");
      sam.append(dna.text(1200)).append("\t*\n");
    }
    Files.writeString(folder.resolve("reads.sam"), sam);
    Files.writeString(folder.resolve("reads.fa"), ">good\n" + dna.text(1200) + "\n>bad\nACGT!\n");
  }

  private void assertTables(Delivery delivery) throws Exception {
    Table table = table(delivery.name());
    assertThat(table.getTimePartitioning().getType()).isEqualTo("DAY");
    assertThat(table.getClustering().getFields()).containsExactly("contig");
    assertThat(table.getSchema().getFields())
        .extracting(TableFieldSchema::getName, TableFieldSchema::getType, TableFieldSchema::getMode)
        .contains(
            tuple("row_id", "STRING", "REQUIRED"),
            tuple("contig_start", "INTEGER", "NULLABLE"),
            tuple("scores", "FLOAT", "REPEATED"),
            tuple("hits", "RECORD", "REPEATED"));
    TableFieldSchema hits =
        table.getSchema().getFields().stream()
            .filter(field -> field.getName().equals("hits"))
            .findFirst()
            .orElseThrow();
    assertThat(hits.getFields())
        .extracting(TableFieldSchema::getName, TableFieldSchema::getType, TableFieldSchema::getMode)
        .contains(tuple("probability", "FLOAT", "REQUIRED"), tuple("evalue", "FLOAT", "NULLABLE"));
    assertThat(table(delivery + "_failed").getTimePartitioning().getType()).isEqualTo("DAY");
  }

  private Table table(String name) throws Exception {
    return tables.getTable(
        new TableReference().setProjectId(PROJECT).setDatasetId("lab").setTableId(name));
  }

  /** A row without its nulls and empty lists, with numbers as texts and bytes in base64. */
  private static Map<String, Object> plain(Map<String, Object> row) {
    Map<String, Object> plain = new TreeMap<>();
    row.forEach(
        (name, value) -> {
          Object simple = simple(value);
          if (simple != null && !simple.equals(List.of())) {
            plain.put(name, simple);
          }
        });
    return plain;
  }

  private static Map<String, Object> plain(GenericRecord row) {
    Map<String, Object> values = new HashMap<>();
    row.getSchema().getFields().forEach(f -> values.put(f.name(), row.get(f.pos())));
    return plain(values);
  }

  @SuppressWarnings("unchecked") // a table's record is a map by its columns' names
  private static Object simple(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(BigQueryOutputTest::simple).toList();
    }
    if (value instanceof Map<?, ?> map) {
      return plain((Map<String, Object>) map);
    }
    if (value instanceof GenericRecord row) {
      return plain(row);
    }
    if (value instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return Base64.getEncoder().encodeToString(copy);
    }
    if (value instanceof Float || value instanceof Double) {
      return ((Number) value).floatValue();
    }
    return value == null ? null : value.toString();
  }

  @Test
  void whatFlinkCannotKeepIsRefused() throws Exception {
    Files.writeString(folder.resolve("r.fa"), ">r\n" + new RandomDna(1).text(1000) + "\n");
    String[] args = {
      "--runner=FlinkRunner",
      "--input=" + folder.resolve("r.fa"),
      "--model=" + folder.resolve("model"),
      "--output=bigquery:" + PROJECT + ":lab.predictions",
      "--bigQueryDelivery=EXACTLY_ONCE"
    };
    assertThatThrownBy(() -> BatchPrediction.main(args))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exactly_once is not possible on Flink");
  }
}
