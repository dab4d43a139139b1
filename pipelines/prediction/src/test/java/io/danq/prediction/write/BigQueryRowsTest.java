package io.danq.prediction.write;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.services.bigquery.model.TableFieldSchema;
import com.google.api.services.bigquery.model.TableSchema;
import io.danq.prediction.rows.AnnotatedRows;
import io.danq.prediction.rows.FailedRows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The columns of the tables, as {@code bq show --schema} prints them. */
final class BigQueryRowsTest {
  private static final String PREDICTIONS =
      """
      [{"name":"row_id","type":"STRING","mode":"REQUIRED"},
       {"name":"sequence_id","type":"STRING","mode":"REQUIRED"},
       {"name":"window_start","type":"INTEGER","mode":"REQUIRED"},
       {"name":"window_end","type":"INTEGER","mode":"REQUIRED"},
       {"name":"contig","type":"STRING","mode":"NULLABLE"},
       {"name":"contig_start","type":"INTEGER","mode":"NULLABLE"},
       {"name":"contig_end","type":"INTEGER","mode":"NULLABLE"},
       {"name":"strand","type":"STRING","mode":"NULLABLE"},
       {"name":"bin_start","type":"INTEGER","mode":"NULLABLE"},
       {"name":"bin_end","type":"INTEGER","mode":"NULLABLE"},
       {"name":"real_base_fraction","type":"FLOAT","mode":"REQUIRED"},
       {"name":"read_base_fraction","type":"FLOAT","mode":"NULLABLE"},
       {"name":"mapping_quality","type":"INTEGER","mode":"NULLABLE"},
       {"name":"haplotype","type":"INTEGER","mode":"NULLABLE"},
       {"name":"phase_set","type":"INTEGER","mode":"NULLABLE"},
       {"name":"model_id","type":"STRING","mode":"REQUIRED"},
       {"name":"model_version","type":"STRING","mode":"REQUIRED"},
       {"name":"strands","type":"STRING","mode":"REQUIRED"},
       {"name":"scores","type":"FLOAT","mode":"REPEATED"},
       {"name":"hits","type":"RECORD","mode":"REPEATED","fields":[
        {"name":"target_index","type":"INTEGER","mode":"REQUIRED"},
        {"name":"cell_type","type":"STRING","mode":"REQUIRED"},
        {"name":"assay","type":"STRING","mode":"REQUIRED"},
        {"name":"treatment","type":"STRING","mode":"REQUIRED"},
        {"name":"probability","type":"FLOAT","mode":"REQUIRED"},
        {"name":"evalue","type":"FLOAT","mode":"NULLABLE"}]}]
      """;

  private static final String FAILED =
      """
      [{"name":"topic","type":"STRING","mode":"NULLABLE"},
       {"name":"partition","type":"INTEGER","mode":"NULLABLE"},
       {"name":"offset","type":"INTEGER","mode":"NULLABLE"},
       {"name":"file","type":"STRING","mode":"NULLABLE"},
       {"name":"record_number","type":"INTEGER","mode":"NULLABLE"},
       {"name":"sequence_id","type":"STRING","mode":"NULLABLE"},
       {"name":"reason","type":"STRING","mode":"REQUIRED"},
       {"name":"message","type":"STRING","mode":"REQUIRED"},
       {"name":"payload","type":"BYTES","mode":"REQUIRED"}]
      """;

  @Test
  void theTableOfPredictionsHasTheseColumns() {
    assertThat(json(BigQueryRows.table(AnnotatedRows.SCHEMA))).isEqualTo(compact(PREDICTIONS));
  }

  @Test
  void theTableOfFailedRecordsHasTheseColumns() {
    assertThat(json(BigQueryRows.table(FailedRows.SCHEMA))).isEqualTo(compact(FAILED));
  }

  private static String compact(String json) {
    return json.replaceAll("\\s", "");
  }

  private static String json(TableSchema table) {
    return json(table.getFields());
  }

  private static String json(List<TableFieldSchema> columns) {
    List<String> members = new ArrayList<>();
    for (TableFieldSchema column : columns) {
      String nested = column.getFields() == null ? "" : ",\"fields\":" + json(column.getFields());
      members.add(
          String.format(
              "{\"name\":\"%s\",\"type\":\"%s\",\"mode\":\"%s\"%s}",
              column.getName(), column.getType(), column.getMode(), nested));
    }
    return "[" + String.join(",", members) + "]";
  }
}
