package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VcfHeaderTest {
  private static VcfHeader header(String line) {
    VcfHeader header = new VcfHeader();
    header.add(line);
    return header;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "##contig=<ID=c,length=12>; 12",
        "##contig=<length=12,assembly=\"a,\\\"length=5,>b\",ID=c>; 12",
        "##contig=<ID=c,assembly=\"length=5\",length=12,species=\"x\">; 12",
        "##contig=<ID=c, length = 12 >; 12",
        "##contig=<ID=c,length=many>; ",
        "##contig=<ID=c,length=99999999999>; ",
        "##contig=<ID=c,assembly=\"without end,length=12>; ",
        "##contig=<ID=c>; ",
        "##contig=<>; ",
        "##contig=; ",
      })
  void aContigsLengthIsFoundAmongItsEntries(String line, Integer length) {
    assertThat(header(line).length("c"))
        .isEqualTo(length == null ? OptionalInt.empty() : OptionalInt.of(length));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 5_000, 1_000_000})
  void aDescriptionMayBeLong(int length) {
    String text = "x\\\",ID=a".repeat(length / 10);
    assertThat(header("##INFO=<Number=1,Description=\"" + text + "\",ID=CSQ>").hasInfo("CSQ"))
        .isTrue();
    assertThat(header("##INFO=<Number=1,Description=\"" + text + "\",ID=CSQ>").hasInfo("a"))
        .isFalse();
  }

  @Test
  void otherLinesAreIgnored() {
    assertThat(header("##FORMAT=<ID=DANQ,Number=1>").hasInfo("DANQ")).isFalse();
  }
}
