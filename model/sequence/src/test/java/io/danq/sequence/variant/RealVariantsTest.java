package io.danq.sequence.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.sequence.genome.ReferenceGenome;
import io.danq.sequence.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every allele of real calls, base for base. */
class RealVariantsTest {
  private static Map<String, String> reference() throws IOException {
    Map<String, String> contigs = new LinkedHashMap<>();
    for (String record : Files.readString(SharedData.file("genome/reference.fa")).split(">", -1)) {
      int end = record.indexOf('\n');
      if (end > 0) {
        contigs.put(
            record.substring(0, end).split("\\s", -1)[0], record.substring(end).replace("\n", ""));
      }
    }
    return contigs;
  }

  @ParameterizedTest
  @ValueSource(strings = {"genome/NA12878.vcf", "genome/truth.vcf"})
  void windowsAreThoseOfTheConvention(String file) throws Exception {
    Map<String, String> contigs = reference();
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    contigs.forEach((name, bases) -> bytes.put(name, bases.getBytes(StandardCharsets.US_ASCII)));
    VariantWindower windower = new VariantWindower(ReferenceGenome.of(bytes), 1000);
    int indels = 0;
    int multiAllelic = 0;
    for (String line : Files.readAllLines(SharedData.file(file))) {
      if (line.startsWith("#")) {
        continue;
      }
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      Variant variant = VcfLine.parse(text, 0, text.length).variant();
      String[] columns = line.split("\t", -1);
      assertThat(variant.alts()).containsExactly(columns[4].split(",", -1));
      multiAllelic += variant.alts().size() > 1 ? 1 : 0;
      String contig = contigs.get(columns[0]);
      for (String alt : variant.alts()) {
        AlleleWindows cut =
            (AlleleWindows) windower.cut(variant, OptionalInt.of(contig.length()), alt);
        // windows of a stretch around the site: trying all places of the contig takes long
        int position = Integer.parseInt(columns[1]) - 1;
        int from = Math.max(0, position - 2_000);
        String around = contig.substring(from, Math.min(contig.length(), position + 2_000));
        PlainVariant plain = new PlainVariant(around, position - from, columns[3], alt);
        assertThat(new String(cut.reference(), StandardCharsets.US_ASCII))
            .as(line)
            .isEqualTo(plain.reference(1000));
        assertThat(
                cut.alternatives().stream()
                    .map(window -> new String(window, StandardCharsets.US_ASCII)))
            .as(line)
            .isEqualTo(plain.alternatives(1000));
        indels += plain.growth == 0 ? 0 : 1;
      }
    }
    assertThat(indels).isGreaterThan(5);
    assertThat(multiAllelic).isGreaterThan(0);
    assertThat(List.copyOf(contigs.keySet())).containsExactly("20", "21");
  }
}
