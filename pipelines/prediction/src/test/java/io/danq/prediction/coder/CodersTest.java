package io.danq.prediction.coder;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static io.danq.prediction.RoundTrip.encode;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.TestWindows;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.RecordSource;
import io.danq.sequence.Strand;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.variant.SourcedVariant;
import io.danq.sequence.variant.Variant;
import io.danq.sequence.variant.VcfPiece;
import io.danq.sequence.window.SequenceWindow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows and failed records between workers. */
final class CodersTest {
  static Stream<SequenceWindow> windows() {
    return TestWindows.all();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aWindowComesBackAsItWas(SequenceWindow window) throws IOException {
    assertComesBack(new SequenceWindowCoder(), window);
  }

  @ParameterizedTest
  @EnumSource
  void aFailureComesBackAsItWas(FailureReason reason) throws IOException {
    byte[] payload = new RandomDna(1).bases(FailedRecord.PAYLOAD_BYTES);
    assertComesBack(
        new FailedRecordCoder(),
        new FailedRecord(TestWindows.FILE, Optional.of("rëad"), reason, "'>' — why", payload));
    assertComesBack(
        new FailedRecordCoder(),
        new FailedRecord(TestWindows.MESSAGE, Optional.empty(), reason, "", new byte[0]));
    assertComesBack(
        new FailedRecordCoder(),
        new FailedRecord(
            ((RecordSource.Message) TestWindows.MESSAGE).ofPair(2),
            Optional.of("p/2"),
            reason,
            "",
            new byte[0]));
  }

  /** Every byte counts: a failed window is kept with the bases that were read. */
  @ParameterizedTest
  @ValueSource(strings = {"", "A", "ACGTN", "NNNNNNNNN", "TTTTGGGGC", "acgtn", "ACGUN", "ACGRYN-."})
  void basesComeBackAsTheyWere(String bases) throws IOException {
    assertComesBack(new SequenceWindowCoder(), TestWindows.ofBases(bases));
  }

  @Test
  void aWindowCostsLittleMoreThanTwoBitsPerBase() throws IOException {
    SequenceWindow window = TestWindows.aligned(TestWindows.MESSAGE, Strand.REVERSE);
    assertThat(encode(new SequenceWindowCoder(), window)).hasSizeLessThan(1000 / 4 + 90);
  }

  @ParameterizedTest
  @EnumSource
  void aPieceOfAVcfComesBackAsItWas(VcfPiece.Kind kind) throws IOException {
    byte[] bytes = "20\t1\t.\tA\tC\t.\t.\tä\r\n".getBytes(StandardCharsets.UTF_8);
    assertComesBack(
        new VariantInputCoder(),
        new VcfPiece("gs://b/ü.vcf", 7, kind, 1L << 40, 1L << 33, bytes, Map.of("20", 200)));
    assertComesBack(
        new VariantInputCoder(), new VcfPiece("f", 0, kind, 1, 0, new byte[0], Map.of()));
  }

  @Test
  void aVariantOfAMessageComesBackAsItWas() throws IOException {
    Variant full = new Variant("chrü", 1L << 40, Optional.of("rs7"), "AC", List.of("A", "<DEL>"));
    Variant bare = new Variant("", 0, Optional.empty(), "", List.of(""));
    for (SourcedVariant variant :
        List.of(
            new SourcedVariant(TestWindows.MESSAGE, full, OptionalInt.of(7)),
            new SourcedVariant(TestWindows.MESSAGE, bare, OptionalInt.empty()))) {
      assertComesBack(new VariantInputCoder(), variant);
    }
  }
}
