package io.danq.cli.verify;

import io.danq.inference.Arithmetic;
import io.danq.inference.Predictor;
import io.danq.inference.Strands;
import io.danq.network.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All checks of one model.
 *
 * @param bundle the model
 * @param engines the engine under test
 * @param limits the largest differences that pass
 * @param keras the Keras file that the bundle was imported from
 * @param golden Keras' predictions, as {@link Golden} describes them
 */
public record Verification(
    ModelBundle bundle,
    Engine.Opener engines,
    Limits limits,
    Optional<Path> keras,
    Optional<Path> golden) {
  /** The checks of danq's own engine. */
  public static Verification of(
      ModelBundle bundle, Arithmetic arithmetic, Optional<Path> keras, Optional<Path> golden) {
    return new Verification(
        bundle,
        strands -> Engine.of(Predictor.create(bundle, strands, arithmetic)),
        Limits.of(arithmetic.precision()),
        keras,
        golden);
  }

  /**
   * Runs the checks, starting with the one that needs no prediction.
   *
   * @param progress receives each step before it starts
   * @throws IOException if a file cannot be read or belongs to another network
   */
  public List<CheckResult> run(Consumer<String> progress) throws IOException {
    List<CheckResult> results = new ArrayList<>();
    Optional<Golden> expected = Optional.empty();
    if (golden.isPresent()) {
      expected = Optional.of(Golden.read(golden.get(), bundle));
    }
    if (keras.isPresent()) {
      KerasChecks checks = new KerasChecks(keras.get(), bundle, engines, limits);
      progress.accept("comparing the weights with " + keras.get().getFileName());
      results.add(checks.weights());
      results.addAll(checks.secondOpinion(expected, progress));
    }
    if (expected.isPresent()) {
      progress.accept("predicting " + expected.get().name());
      results.add(golden(expected.get()));
    }
    progress.accept("computing DanQ's definition in plain Java");
    results.add(DefinitionCheck.run(bundle, engines, limits));
    progress.accept("checking batches and strands");
    results.addAll(new SelfChecks(engines, limits, bundle.manifest().network().window()).run());
    return results;
  }

  private CheckResult golden(Golden expected) {
    try (Engine engine = engines.open(Strands.FORWARD)) {
      float[][] predicted = engine.predict(expected.windows());
      return expected.compare("Keras' predictions in " + expected.name(), predicted, limits);
    }
  }
}
