package io.danq.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.report.RunFindings.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StrongestPlacesTest {
  private static Place place(int start, float probability) {
    return new Place(new ResultRow("c", start, start + 200, 0, 1, List.of()), 0, probability);
  }

  @Test
  void aBinIsThereOnceWithItsHighestRow() {
    List<Place> places = new ArrayList<>();
    for (int bin = 0; bin < 10; bin++) {
      for (int read = 0; read < 30; read++) {
        places.add(place(bin * 200, bin / 10f + read / 1000f));
      }
    }
    Collections.shuffle(places, new Random(1));
    StrongestPlaces strongest = new StrongestPlaces(3);
    places.forEach(strongest::add);
    assertThat(strongest.inOrder())
        .containsExactly(
            place(1800, 0.9f + 0.029f), place(1600, 0.8f + 0.029f), place(1400, 0.7f + 0.029f));
  }
}
