package io.danq.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.danq.inference.Strands;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines with one fault each are found out by the check that is there for it. */
final class SelfChecksTest {
  private static final int WINDOW = 40;

  /** An engine whose probability is the share of A in a window. */
  private static class ShareOfA implements Engine {
    private final Strands strands;

    ShareOfA(Strands strands) {
      this.strands = strands;
    }

    float share(List<byte[]> windows, int index) {
      return share(windows.get(index), 'A');
    }

    static float share(byte[] window, char base) {
      int count = 0;
      for (byte each : window) {
        count += each == base ? 1 : 0;
      }
      return (float) count / window.length;
    }

    @Override
    public float[][] predict(List<byte[]> windows) {
      float[][] probabilities = new float[windows.size()][1];
      Arrays.setAll(
          probabilities,
          i -> {
            float forward = share(windows, i);
            boolean both = strands == Strands.BOTH;
            float reverse = share(windows.get(i), 'T');
            return new float[] {both ? (forward + reverse) / 2 : forward};
          });
      return probabilities;
    }

    @Override
    public void close() {}
  }

  private static List<String> failed(Engine.Opener engines) {
    return new SelfChecks(engines, Limits.FLOAT32, WINDOW)
        .run().stream().filter(CheckResult::failed).map(CheckResult::check).toList();
  }

  @Test
  void anEngineWithoutFaultPasses() {
    assertThat(failed(ShareOfA::new)).isEmpty();
  }

  static Stream<Arguments> faults() {
    Engine.Opener overOne = strands -> scaled(strands, (windows, i) -> 9);
    Engine.Opener notANumber = strands -> scaled(strands, (windows, i) -> Float.NaN);
    Engine.Opener lastOfMany = strands -> scaled(strands, (windows, i) -> i == 64 ? 0.5f : 1);
    Engine.Opener neighbour =
        strands ->
            scaled(
                strands,
                (windows, i) -> windows.get(Math.min(1, windows.size() - 1))[0] == 'N' ? 0.99f : 1);
    Engine.Opener forwardOnly = strands -> new ShareOfA(Strands.FORWARD);
    return Stream.of(
        arguments("probabilities between 0 and 1", overOne),
        arguments("probabilities between 0 and 1", notANumber),
        arguments("a batch of 65 against one by one", lastOfMany),
        arguments("other windows beside a window", neighbour),
        arguments("both strands against the mean of each", forwardOnly),
        arguments("reverse complements, both strands", forwardOnly));
  }

  private interface Factor {
    float of(List<byte[]> windows, int index);
  }

  private static Engine scaled(Strands strands, Factor factor) {
    return new ShareOfA(strands) {
      @Override
      float share(List<byte[]> windows, int index) {
        return super.share(windows, index) * factor.of(windows, index);
      }
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void aFaultIsFoundByItsCheck(String check, Engine.Opener engines) {
    assertThat(failed(engines)).contains(check);
  }
}
