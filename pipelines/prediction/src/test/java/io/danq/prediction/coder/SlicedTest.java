package io.danq.prediction.coder;

import static io.danq.prediction.RoundTrip.assertComesBack;
import static org.assertj.core.api.Assertions.assertThat;

import io.danq.prediction.TestWindows;
import java.io.IOException;
import java.util.OptionalLong;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.junit.jupiter.api.Test;

final class SlicedTest {
  @Test
  void anElementComesBackWithItsSlice() throws IOException {
    Sliced.SlicedCoder<String> coder = new Sliced.SlicedCoder<>(StringUtf8Coder.of());
    assertComesBack(coder, new Sliced<>("a", OptionalLong.of(1L << 40)));
    assertComesBack(coder, Sliced.unsliced("a"));
  }

  @Test
  void whatIsMadeOfAnElementBelongsToItsSlice() {
    Sliced<String> element = new Sliced<>("a", OptionalLong.of(7));
    assertThat(element.with(TestWindows.MESSAGE))
        .isEqualTo(new Sliced<>(TestWindows.MESSAGE, OptionalLong.of(7)));
  }

  /** Flink joins two streams only if their coders are equal. */
  @Test
  void codersOfTheSameElementsAreEqual() {
    assertThat(new Sliced.SlicedCoder<>(new FailedRecordCoder()))
        .isEqualTo(new Sliced.SlicedCoder<>(new FailedRecordCoder()))
        .isNotEqualTo(new Sliced.SlicedCoder<>(StringUtf8Coder.of()));
  }
}
