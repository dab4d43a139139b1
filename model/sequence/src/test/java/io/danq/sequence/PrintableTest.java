package io.danq.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
  @ParameterizedTest
  @CsvSource({
    "read1/2, read1/2",
    "größe é 日本 😀, größe é 日本 😀",
    "'a\\tb\\nc\\r', 'a\\\\u0009b\\\\u000ac\\\\u000d'",
    "'\\033[31mred', '\\\\u001b[31mred'",
    "'\\u0085\\u009b', '\\\\u0085\\\\u009b'",
    "'\\u202egnp.exe', '\\\\u202egnp.exe'",
    "'x\\ufeffy\\u200b', 'x\\\\ufeffy\\\\u200b'",
    "'\\u2028', '\\\\u2028'",
    "'\\000\\177', '\\\\u0000\\\\u007f'"
  })
  void charactersThatATerminalObeysAreWrittenAsTheirNumber(String text, String shown) {
    assertThat(Printable.of(unescaped(text))).isEqualTo(shown.translateEscapes());
  }

  /**
   * Also reads the escapes by number that {@link String#translateEscapes} leaves to the compiler.
   */
  private static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    String[] parts = text.split("\\\\u", -1);
    plain.append(parts[0].translateEscapes());
    for (int i = 1; i < parts.length; i++) {
      plain.append((char) Integer.parseInt(parts[i].substring(0, 4), 16));
      plain.append(parts[i].substring(4).translateEscapes());
    }
    return plain.toString();
  }

  @Test
  void halfACharacterIsWrittenAsItsNumber() {
    assertThat(Printable.of("a\ud800b")).isEqualTo("a\\ud800b");
  }

  @Test
  void aLongTextIsCut() {
    assertThat(Printable.of("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Printable.of("abcdefg", 6)).isEqualTo("abcdef…");
    assertThat(Printable.of("\n\n", 6)).isEqualTo("\\u000a…");
    assertThat(Printable.of(Printable.of("abcdefg", 6), 6)).isEqualTo("abcdef…");
  }

  @Test
  void theMessageOfAFailureIsPrintableAndShort() {
    FailedRecord failed =
        new FailedRecord(
            new RecordSource.FileEntry("a.fq", 1),
            Optional.empty(),
            FailureReason.MALFORMED_RECORD,
            "header must start with @: \033[2J" + "x".repeat(50_000_000),
            new byte[0]);
    assertThat(failed.message()).startsWith("header must start with @: \\u001b[2Jxx").hasSize(501);
  }
}
