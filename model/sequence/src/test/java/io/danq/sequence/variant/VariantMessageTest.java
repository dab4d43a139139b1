package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.sequence.support.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VariantMessageTest {
  private static VariantMessage parse(String text) throws MalformedMessageException {
    return VariantMessage.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Variant variant(String id, String... alts) {
    return new Variant("chr1", 1180, Optional.ofNullable(id), "A", List.of(alts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n"})
  void aLineOfVcfIsAVariantWhateverItsEnd(String end) throws MalformedMessageException {
    VariantMessage message = parse("chr1\t1180\trs7\tA\tC,<DEL>\t.\tq10;s50\tAC=1\tGT\t0/1" + end);
    assertThat(message.variant()).isEqualTo(variant("rs7", "C", "<DEL>"));
    assertThat(message.filterEntries()).containsExactly("q10", "s50");
    assertThat(message.contigLength()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"C,<DEL>\"", "[\"C\", \"<DEL>\"]", "[\"C,<DEL>\"]"})
  void allelesOfJsonAreAListWithCommasOrAnArray(String alts) throws MalformedMessageException {
    assertThat(parse("{\"contig\":\"chr1\",\"pos\":1180,\"ref\":\"A\",\"alt\":" + alts + "}"))
        .isEqualTo(
            new VariantMessage(variant(null, "C", "<DEL>"), List.of("."), OptionalInt.empty()));
  }

  @Test
  void jsonMayHaveMoreFields() throws MalformedMessageException {
    String text =
        "\uFEFF {\"contig\":\"chr1\",\"pos\":1180,\"ref\":\"A\",\"alt\":\"C\",\"id\":\"rs7\","
            + "\"filter\":\"PASS\",\"contigLength\":20000,\"sample\":{\"x\":[1]}}\n";
    assertThat(parse(text))
        .isEqualTo(
            new VariantMessage(variant("rs7", "C"), List.of("PASS"), OptionalInt.of(20_000)));
    assertThat(parse(text.replace("\"rs7\"", "null").replace("\"PASS\"", "\".\"")))
        .isEqualTo(new VariantMessage(variant(null, "C"), List.of("."), OptionalInt.of(20_000)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | has 1 columns",
        "chr1;5;.;A;C | has 5 columns",
        "chr1;x;.;A;C;.;.;. | POS is 'x'",
        ";5;.;A;C;.;.;. | CHROM is empty",
        "#CHROM;POS | 'bcftools view -H'",
        "chr1;5;.;A;C;.;.;.\\nchr1;6;.;A;C;.;.;. | more than one line",
        "{ | not one JSON object",
        "{} | no field \"contig\"",
        "{\"contig\":\"\",\"pos\":5,\"ref\":\"A\",\"alt\":\"C\"} | \"contig\" is empty",
        "{\"contig\":\"1\",\"ref\":\"A\",\"alt\":\"C\"} | no field \"pos\"",
        "{\"contig\":\"1\",\"pos\":-1,\"ref\":\"A\",\"alt\":\"C\"} | from 0 to 9",
        "{\"contig\":\"1\",\"pos\":\"5\",\"ref\":\"A\",\"alt\":\"C\"} | whole number",
        "{\"contig\":\"1\",\"pos\":5,\"alt\":\"C\"} | no field \"ref\"",
        "{\"contig\":\"1\",\"pos\":5,\"ref\":\"A\"} | no field \"alt\"",
        "{\"contig\":\"1\",\"pos\":5,\"ref\":\"A\",\"alt\":[]} | has no elements",
        "{\"contig\":\"1\",\"pos\":5,\"ref\":\"A\",\"alt\":[\"C\",7]} | \"alt[1]\" is not a string"
      })
  void whatIsNoVariantSaysWhy(String text, String reason) {
    assertThatThrownBy(() -> parse(text.replace(';', '\t').replace("\\n", "\n")))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void bytesThatAreNotUtf8AreNoVariant() {
    assertThatThrownBy(() -> VariantMessage.parse(new byte[] {'c', (byte) 0xff}))
        .hasMessageContaining("not UTF-8 at byte 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chr1;5;.;A;C,G,T;.;.;AC=1,2,3,4 | 3",
        "chr1;5;a,b;A;C;.;.;. | 1",
        "' {\"alt\":\"C,G\"}' | 2",
        "{\"alt\":[\"C\",\"G\",\"T\"]} | 3",
        "'' | 1"
      })
  void theMostAllelesAreKnownWithoutParsing(String text, int alleles) {
    byte[] value = text.replace(';', '\t').getBytes(StandardCharsets.UTF_8);
    assertThat(VariantMessage.mostAlleles(value)).isEqualTo(alleles);
  }

  @Test
  void tooManyAllelesAreRefusedAndCountNoMore() {
    String text = "chr1\t5\t.\tA\t" + "C,".repeat(VariantMessage.MOST_ALLELES) + "G\t.\t.\t.";
    assertThatThrownBy(() -> parse(text)).hasMessageContaining("10001 alternative alleles");
    assertThat(VariantMessage.mostAlleles(text.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(VariantMessage.MOST_ALLELES);
  }

  /** Each row has REF: 950,000 bases and 10,000 alleles would be 9.5 GB. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "chr1\t5\t.\tREF\tALTS\t.\t.\t.",
        "{\"contig\": \"chr1\", \"pos\": 5, \"ref\": \"REF\", \"alt\": \"ALTS\"}"
      })
  void manyAllelesOfALongRefAreRefused(String form) throws MalformedMessageException {
    String alts = "C" + ",C".repeat(VariantMessage.MOST_ALLELES - 1);
    String most = "A".repeat((int) (Variant.MOST_REF_BASES / VariantMessage.MOST_ALLELES));
    String fits = form.replace("ALTS", alts);
    assertThat(parse(fits.replace("REF", most)).variant().alts())
        .hasSize(VariantMessage.MOST_ALLELES);
    assertThatThrownBy(() -> parse(fits.replace("REF", "A".repeat(950_000))))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessage(
            "the message has 950000 bases of REF and 10000 alternative alleles; their rows repeat"
                + " REF and would have 9500000000 bases of it, more than 268435456");
  }
}
