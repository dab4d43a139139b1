package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VcfLineTest {
  private static VcfLine parse(String line) throws MalformedVariantException {
    byte[] bytes = ("xx" + line + "yy").getBytes(StandardCharsets.UTF_8);
    return VcfLine.parse(bytes, 2, bytes.length - 2);
  }

  @Test
  void theFirstEightColumnsAreRead() throws MalformedVariantException {
    String line = "20\t2459\trs1;rs2\tG\tGTT,GTTT\t26.6\tq10;s50\tDP=3;AF=0.5\tGT\t1/2";
    VcfLine parsed = parse(line);
    assertThat(parsed.variant())
        .isEqualTo(new Variant("20", 2459, Optional.of("rs1;rs2"), "G", List.of("GTT", "GTTT")));
    assertThat(parsed.filters()).containsExactly("q10", "s50");
    assertThat(line.substring(parsed.infoStart(), parsed.infoEnd())).isEqualTo("DP=3;AF=0.5");
  }

  @Test
  void aLineMayEndWithInfo() throws MalformedVariantException {
    String line = "20\t0\t.\tG\t.\t.\t.\t.";
    VcfLine parsed = parse(line);
    assertThat(parsed.variant())
        .isEqualTo(new Variant("20", 0, Optional.empty(), "G", List.of(".")));
    assertThat(line.substring(parsed.infoStart(), parsed.infoEnd())).isEqualTo(".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20_1_._A_C_._.|has 7 columns with tabs between them, a line of VCF has at least 8",
        "20|has 1 columns with tabs between them, a line of VCF has at least 8",
        "_1_._A_C_._._.|CHROM is empty",
        "20_x_._A_C_._._.|POS is 'x', must be a whole number",
        "20__._A_C_._._.|POS is '', must be a whole number",
        "20_-1_._A_C_._._.|POS is '-1', must be a whole number",
        "20_1234567890123456789_._A_C_._._.|POS is '1234567890123456789', must be a whole number",
      })
  void aLineThatIsNoneSaysWhy(String line, String message) {
    assertThatThrownBy(() -> parse(line.replace('_', '\t')))
        .isInstanceOf(MalformedVariantException.class)
        .hasMessage(message);
  }

  @Test
  void aLineWhoseRowsWouldRepeatALongRefTooOftenSaysSo() {
    String line = "20\t1\t.\t" + "A".repeat(1 << 20) + "\tC" + ",C".repeat(256) + "\t.\t.\t.";
    assertThatThrownBy(() -> parse(line))
        .isInstanceOf(MalformedVariantException.class)
        .hasMessageStartingWith("has 1048576 bases of REF and 257 alternative alleles; ");
  }
}
