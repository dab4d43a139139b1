package io.danq.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.danq.cli.bench.BenchSubjects;
import io.danq.inference.Arithmetic;
import io.danq.inference.EngineChoice;
import io.danq.inference.Precision;
import io.danq.inference.Strands;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is measured of a network that is too small for anything but float32. */
final class BenchSubjectsTest {
  @TempDir private Path folder;
  private BenchSubjects subjects;

  @BeforeEach
  void write() throws IOException {
    TinyModel.write(folder.resolve("model"));
    subjects = new BenchSubjects(folder.resolve("model"), Strands.BOTH, 1);
  }

  @Test
  void eachPrecisionThatItHasIsMeasuredOnEachEngine() {
    assertThat(subjects.precisions(null)).containsExactly(Precision.FLOAT32);
    assertThat(subjects.network(null, null))
        .startsWith(new Arithmetic(Precision.FLOAT32, EngineChoice.ONNXRUNTIME))
        .allMatch(subject -> subject.precision() == Precision.FLOAT32);
  }

  @ParameterizedTest
  @EnumSource(names = {"BF16", "INT8"})
  void aPrecisionThatItDoesNotHaveIsMeasuredAsPredictWouldCompute(Precision precision) {
    assertThat(subjects.network(precision, null)).containsExactly(Arithmetic.of(precision));
  }
}
