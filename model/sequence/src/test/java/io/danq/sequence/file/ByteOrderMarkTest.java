package io.danq.sequence.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.RecordSource;
import io.danq.sequence.SequenceRecord;
import io.danq.sequence.support.Tsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors on Windows put a mark, U+FEFF, before a text. */
class ByteOrderMarkTest {
  private static final String MARK = "\ufeff";

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">a\nACGT\n",
        ";comment\n>a\nACGT\n",
        "@a\nACGT\n+\nIIII\n",
        "@HD\tVN:1.6\na\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIIII\n",
        "a\t4\t*\t0\t0\t*\t*\t0\t0\tACGT\tIIII\n"
      })
  void aMarkedFileIsReadAsOneWithout(String text) throws IOException {
    byte[] marked = (MARK + text).getBytes(StandardCharsets.UTF_8);
    assertThat(Outcomes.of(marked).sequences()).containsExactly("a ACGT");
    assertThat(Outcomes.of(Outcomes.gzip(marked)).sequences()).containsExactly("a ACGT");
    assertThat(Outcomes.of(Outcomes.bgzf(marked)).sequences()).containsExactly("a ACGT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">a\nACGT",
        "@a\nACGT\n+\nIIII",
        "{\"id\": \"a\", \"sequence\": \"ACGT\"}",
        "ACGT",
        " >a\nACGT"
      })
  void aMarkedMessageIsReadAsOneWithout(String text) {
    SequenceRecord record =
        (SequenceRecord)
            SequenceMessages.parse(
                    new RecordSource.Message("reads", 0, 1),
                    (MARK + "a").getBytes(StandardCharsets.UTF_8),
                    (MARK + text).getBytes(StandardCharsets.UTF_8),
                    1000)
                .get(0);
    assertThat(record.id()).isEqualTo("a");
    assertThat(Outcomes.text(record.bases())).isEqualTo("ACGT");
  }

  @Test
  void aMarkedTableHasTheColumnsOfOneWithout() {
    assertThat(Tsv.parse(List.of(MARK + "index\tassay", "1\tDNase")).column("index")).hasValue(0);
  }
}
