package io.danq.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.bundle.ModelBundle;
import io.danq.bundle.PublishedScores;
import io.danq.sequence.BaseOrder;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.Strand;
import io.danq.testing.RandomDna;
import io.danq.testing.TestBundles;
import io.danq.window.SequenceWindow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CodersTest {
  static Stream<SequenceWindow> windows() {
    return Stream.of(
        TestWindows.unaligned(TestWindows.FILE, 0),
        TestWindows.unaligned(TestWindows.MESSAGE, 2_000_000_000),
        TestWindows.aligned(TestWindows.FILE, Strand.FORWARD),
        TestWindows.aligned(TestWindows.MESSAGE, Strand.REVERSE));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aWindowComesBackAsItWas(SequenceWindow window) throws IOException {
    assertComesBack(new SequenceWindowCoder(), window);
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aPredictionComesBackAsItWas(SequenceWindow window) throws IOException {
    float[] probabilities = {0, 1, 0.1f, Float.MIN_VALUE, 0.99999994f};
    ModelDescription model =
        new ModelDescription("/models/danq/1", "danq", "1", TestBundles.targets(5));
    ModelDescriptions.put(model);
    assertComesBack(new PredictionCoder(), new Prediction(model, window, probabilities));
  }

  @Test
  void onAnotherWorkerAPredictionKnowsItsModelByTheFolder(@TempDir Path folder) throws IOException {
    ModelBundle bundle = TestBundles.random(folder, TestBundles.SMALL, BaseOrder.AGCT, 1);
    // No model was loaded from this folder in this JVM.
    ModelDescription model = ModelDescription.of(folder.toString(), bundle);
    SequenceWindow window = TestWindows.unaligned(TestWindows.FILE, 0);
    assertComesBack(new PredictionCoder(), new Prediction(model, window, new float[] {1, 0, 0}));
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
  }

  @Test
  void whatSlicesAreMadeOfComesBackAsItWas() throws IOException {
    Slice slice = new Slice("reads.v1", 3, 1L << 40);
    assertComesBack(new Slice.SliceCoder(), slice);
    SliceProgress progress = new SliceProgress(1, 2, 3, 4, 1L << 40, 1L << 41);
    assertComesBack(new SliceTally.SliceTallyCoder(), new SliceTally(slice, progress));
    SliceItem.SliceItemCoder items = new SliceItem.SliceItemCoder();
    assertComesBack(items, SliceItem.of(progress));
    assertComesBack(
        items, SliceItem.of(new SliceRow(RowKind.FAILED, 1L << 40, 200, new byte[] {1, 2, 3})));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void aRowComesBackWithItsSource(SequenceWindow window) throws IOException {
    FailedRecord failed =
        new FailedRecord(
            window.source(), Optional.empty(), FailureReason.NO_BASES, "none", new byte[0]);
    SourcedRow row = new SourcedRow(window.source(), window.start(), FailedRows.row(failed));
    Coder<SourcedRow> coder = new SourcedRow.SourcedRowCoder(FailedRows.SCHEMA);
    SourcedRow back = CoderUtils.clone(SerializableUtils.clone(coder), row);
    assertThat(back.source()).isEqualTo(row.source());
    assertThat(back.start()).isEqualTo(row.start());
    assertThat(back.row()).hasToString(row.row().toString());
  }

  @Test
  void aWindowCostsLittleMoreThanItsBases() throws IOException {
    SequenceWindow window = TestWindows.aligned(TestWindows.MESSAGE, Strand.REVERSE);
    assertThat(encode(new SequenceWindowCoder(), window)).hasSizeLessThan(1000 + 80);
  }

  /** Twice in one stream, since elements lie one behind the other between workers. */
  private static <T> void assertComesBack(Coder<T> coder, T value) throws IOException {
    Coder<T> shipped = SerializableUtils.clone(coder);
    byte[] once = encode(coder, value);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.writeBytes(once);
    twice.writeBytes(once);
    InputStream in = new ByteArrayInputStream(twice.toByteArray());
    for (int i = 0; i < 2; i++) {
      assertThat(shipped.decode(in))
          .usingRecursiveComparison()
          .withEqualsForType(Object::equals, PublishedScores.class) // NaN is NaN
          .isEqualTo(value);
    }
    assertThat(in.read()).isEqualTo(-1);
  }

  private static <T> byte[] encode(Coder<T> coder, T value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    coder.encode(value, out);
    return out.toByteArray();
  }
}
