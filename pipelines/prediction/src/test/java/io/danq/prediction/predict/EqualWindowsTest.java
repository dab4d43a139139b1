package io.danq.prediction.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.danq.beam.option.ByteSize;
import io.danq.inference.InferenceException;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.prediction.TestWindows;
import io.danq.registry.model.ModelIdentity;
import io.danq.sequence.FailedRecord;
import io.danq.sequence.FailureReason;
import io.danq.sequence.testing.RandomDna;
import io.danq.sequence.window.SequenceWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class EqualWindowsTest {
  private final PredictionCache cache = PredictionCache.open(ByteSize.parse("1MB"));
  private final List<Integer> batches = new ArrayList<>();
  private final List<String> predicted = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private String version = "v1";
  private Function<byte[], Float> score = EqualWindowsTest::firstBase;
  private int open;

  @AfterEach
  void everythingIsReleased() {
    cache.close();
    assertThat(open).isZero();
    assertThat(PredictionCache.usedBytes()).isZero();
  }

  private static float firstBase(byte[] bases) {
    return bases[0];
  }

  /** A network that says of a window what {@link #score} says; the batches are noted. */
  private final class Network implements BatchNetwork {
    private final String mine = version;

    Network() {
      open++;
    }

    @Override
    public float[][] predict(List<byte[]> windows) {
      float[][] scores = new float[windows.size()][];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = new float[] {score.apply(windows.get(i))};
      }
      batches.add(windows.size());
      return scores;
    }

    @Override
    public int windowLength() {
      return 1000;
    }

    @Override
    public ModelIdentity model() {
      return new ModelIdentity("models/danq", "danq", mine);
    }

    @Override
    public String fingerprint() {
      return mine;
    }

    @Override
    public void close() {
      open--;
    }
  }

  private EqualWindows<String> windows(Strands strands, Optional<PredictionCache> remembered) {
    return new EqualWindows<>(
        Network::new,
        remembered,
        new WindowHasher(strands),
        new WindowOutcomes<>() {
          @Override
          public void predicted(String element, ModelIdentity model, float[] scores) {
            predicted.add(element + " " + model.version() + " " + (int) scores[0]);
          }

          @Override
          public void failed(String element, String fault) {
            failed.add(element + ": " + fault);
          }
        });
  }

  private EqualWindows<String> windows() {
    return windows(Strands.BOTH, Optional.of(cache));
  }

  private static byte[] random(int seed) {
    return new RandomDna(seed).bases(1000);
  }

  private int runs() {
    return batches.stream().mapToInt(Integer::intValue).sum();
  }

  @Test
  void equalWindowsOfABatchArePredictedOnceAndEachHasItsPrediction() {
    EqualWindows<String> windows = windows();
    byte[] bases = random(1);
    windows.add("a", bases);
    windows.add("b", random(2));
    windows.add("c", bases.clone());
    assertThat(predicted).isEmpty();
    windows.flush();

    assertThat(batches).containsExactly(2);
    assertThat(predicted)
        .containsExactlyInAnyOrder("a v1 " + bases[0], "b v1 " + random(2)[0], "c v1 " + bases[0]);
  }

  @Test
  void aWindowThatIsRememberedIsAnsweredAtOnceAlsoInAnotherTask() {
    EqualWindows<String> first = windows();
    first.add("a", random(1));
    first.flush();
    EqualWindows<String> second = windows();
    second.add("b", random(1));
    assertThat(predicted).hasSize(2).element(1).isEqualTo("b v1 " + random(1)[0]);
    second.flush();
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void withoutACacheEveryWindowIsPredicted() {
    EqualWindows<String> windows = windows(Strands.BOTH, Optional.empty());
    byte[] window = random(1);
    for (int i = 0; i < Predictor.BATCH_SIZE + 8; i++) {
      windows.add("a", window);
    }
    windows.flush();
    assertThat(batches).containsExactly(Predictor.BATCH_SIZE, 8);
    assertThat(predicted).hasSize(Predictor.BATCH_SIZE + 8);
  }

  @Test
  void aReverseComplementIsPredictedByItselfIfOneStrandIs() {
    for (Strands strands : List.of(Strands.BOTH, Strands.FORWARD)) {
      batches.clear();
      version = strands.name();
      EqualWindows<String> windows = windows(strands, Optional.of(cache));
      windows.add("a", random(1));
      windows.add("b", RandomDna.reverseComplement(random(1)));
      windows.flush();
      assertThat(runs()).isEqualTo(strands == Strands.BOTH ? 1 : 2);
    }
  }

  @Test
  void theNetworkRunsOnFullBatchesThoughMostWindowsAreKnown() {
    EqualWindows<String> windows = windows();
    for (int i = 0; i < 3 * Predictor.BATCH_SIZE; i++) {
      for (int j = 0; j < 5; j++) {
        windows.add("a", random(i));
      }
    }
    windows.flush();
    assertThat(batches).hasSize(3).containsOnly(Predictor.BATCH_SIZE);
    assertThat(predicted).hasSize(15 * Predictor.BATCH_SIZE);
  }

  @Test
  void aHundredThousandEqualWindowsDoNotPileUp() {
    EqualWindows<String> windows = windows();
    byte[] window = random(1);
    for (int i = 1; i <= 100_000; i++) {
      windows.add("a", window);
      assertThat(i - predicted.size()).isLessThan(EqualWindows.MOST_WAITING);
    }
    windows.flush();
    assertThat(runs()).isEqualTo(1);
    assertThat(predicted).hasSize(100_000);
  }

  @Test
  void eachRecordOfAWindowThatFailsFailsAndIsTriedAgainNextTime() {
    score =
        bases -> {
          if (bases[0] == random(1)[0]) {
            throw new InferenceException("the engine failed", null);
          }
          return firstBase(bases);
        };
    byte[] good = random(1);
    good[0] = (byte) (good[0] == 'A' ? 'C' : 'A');
    EqualWindows<String> windows = windows(Strands.FORWARD, Optional.of(cache));
    windows.add("a", random(1));
    windows.add("b", good);
    windows.add("c", random(1));
    windows.flush();

    assertThat(predicted).containsExactly("b v1 " + good[0]);
    assertThat(failed).containsExactly("a: the engine failed", "c: the engine failed");
    FailedRecord record =
        PredictWindows.failure(
            new SequenceWindow(
                TestWindows.MESSAGE, "read", 200, 1200, random(1), 1, Optional.empty()),
            "the engine failed");
    assertThat(record.source()).isEqualTo(TestWindows.MESSAGE);
    assertThat(record.sequenceId()).contains("read");
    assertThat(record.reason()).isEqualTo(FailureReason.INFERENCE_FAILED);
    assertThat(record.message()).isEqualTo("the window at 200..1200: the engine failed");
    assertThat(record.payload()).isEqualTo(random(1));

    score = EqualWindowsTest::firstBase;
    windows.add("d", random(1));
    windows.flush();
    assertThat(predicted).contains("d v1 " + random(1)[0]);
  }

  @Test
  void scoresThatAreNotFiniteAreNotRemembered() {
    score = bases -> Float.NaN;
    EqualWindows<String> windows = windows();
    windows.add("a", random(1));
    windows.flush();
    assertThat(failed).hasSize(1);
    assertThat(PredictionCache.usedBytes()).isZero();
  }

  @Test
  void anEngineThatFailsOnEverythingIsThrownAndTheModelIsReleased() {
    score =
        bases -> {
          throw new InferenceException("out of memory", null);
        };
    EqualWindows<String> windows = windows();
    windows.add("a", random(1));
    assertThatThrownBy(windows::flush).hasMessage("out of memory");
    windows.close();
    assertThat(failed).isEmpty();
  }

  @Test
  void aVersionThatTakesOverNeverGivesTheScoresOfTheOneBefore() {
    EqualWindows<String> windows = windows();
    windows.add("a", random(1));
    windows.flush();
    windows.add("b", random(1));
    version = "v2";
    score = bases -> 2f;
    windows.add("c", random(1)); // the batch began with v1 and ends with it
    windows.flush();
    windows.add("d", random(1));
    windows.add("e", random(1));
    windows.flush();
    version = "v1";
    windows.add("f", random(1));
    windows.flush();

    String before = "v1 " + random(1)[0];
    assertThat(predicted)
        .containsExactly(
            "a " + before, "b " + before, "c " + before, "d v2 2", "e v2 2", "f " + before);
    assertThat(runs()).isEqualTo(2);
  }

  @Test
  void windowsAreAnsweredWhereTheCacheIsTooSmallToRememberAny() {
    cache.close();
    PredictionCache tiny = PredictionCache.open(new ByteSize(10));
    EqualWindows<String> windows = windows(Strands.BOTH, Optional.of(tiny));
    IntStream.range(0, 3)
        .forEach(
            i -> {
              windows.add("a", random(1));
              windows.flush();
            });
    tiny.close();
    assertThat(predicted).hasSize(3);
    assertThat(runs()).isEqualTo(3);
  }
}
