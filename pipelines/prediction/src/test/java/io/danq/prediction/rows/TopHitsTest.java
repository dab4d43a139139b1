package io.danq.prediction.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopHitsTest {
  /** Of 690 probabilities with one decimal many are equal. */
  @ParameterizedTest
  @CsvSource({"0, 690", "1, 1", "50, 50", "689, 689", "690, 690", "1000, 690"})
  void hitsAreThoseOfASortOfAll(int limit, int expected) {
    Random random = new Random(limit);
    List<TopHits.Hit> all =
        IntStream.range(0, 690)
            .mapToObj(target -> new TopHits.Hit(target, random.nextInt(11) / 10f))
            .toList();
    TopHits top = new TopHits(limit);
    all.forEach(hit -> top.add(hit.target(), hit.probability()));
    assertThat(top.inOrder())
        .isEqualTo(
            all.stream() // in target order; the sort is stable
                .sorted(Comparator.comparing(TopHits.Hit::probability).reversed())
                .limit(expected)
                .toList());
  }
}
