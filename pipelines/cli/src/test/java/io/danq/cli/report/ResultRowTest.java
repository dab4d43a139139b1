package io.danq.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.rows.AnnotatedRows;
import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.window.SequenceWindow;
import io.danq.sequence.window.SequenceWindower;
import io.danq.sequence.window.WindowSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResultRowTest {
  static GenericRecord row(String read, int start, int end) {
    GenericRecord row = new GenericData.Record(AnnotatedRows.SCHEMA);
    row.put("sequence_id", read);
    row.put("window_start", start);
    row.put("window_end", end);
    row.put("model_id", "tiny");
    row.put("model_version", "1");
    row.put("strands", "both");
    row.put("scores", List.of(0.75f));
    row.put("hits", List.of());
    return row;
  }

  private static ResultRow result(GenericRecord row) {
    ResultRow result = ResultRow.of(row);
    assertThat(result).isNotNull();
    return result;
  }

  /** The network's labels are of indices 400 to 599 of a window of 1,000. */
  @ParameterizedTest
  @ValueSource(ints = {200, 201, 601, 700, 999, 1000, 1050, 1400})
  void theBinOfAReadHasTheBasesInTheMiddleOfItsWindow(int length) {
    String bases = new RandomDna(length).text(length);
    new SequenceWindower(new WindowSpec(1000, 200, 0))
        .cut(
            SequenceRecord.unaligned(
                new RecordSource.FileEntry("reads.fa", 1),
                "r",
                bases.getBytes(StandardCharsets.US_ASCII)),
            window -> compare(window, bases));
  }

  private static void compare(SequenceWindow window, String bases) {
    ResultRow row = result(row("r", window.start(), window.end()));
    assertThat(bases.substring(row.start(), row.end()))
        .isEqualTo(new String(window.bases(), 400, 200, StandardCharsets.US_ASCII));
  }

  @Test
  void theBinOfAVeryShortReadIsTheRead() {
    ResultRow row = result(row("r", 0, 120));
    assertThat(row.start()).isZero();
    assertThat(row.end()).isEqualTo(120);
  }

  @Test
  void anAlignedReadWithoutABinLiesOnItsContig() {
    GenericRecord row = row("r", 200, 1200);
    row.put("contig", "chr7");
    row.put("contig_start", 5_000);
    row.put("contig_end", 6_000);
    assertThat(result(row)).extracting(ResultRow::contig).isEqualTo("chr7");
    assertThat(result(row).start()).isEqualTo(5_400);
    assertThat(result(row).end()).isEqualTo(5_600);
  }
}
