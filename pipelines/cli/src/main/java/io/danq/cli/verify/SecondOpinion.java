package io.danq.cli.verify;

import io.danq.keras.Assumption;
import io.danq.keras.KerasFormat;
import io.danq.keras.KerasModel;
import io.danq.keras.OpenQuestion;
import io.danq.network.GateActivation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where DL4J can give no second opinion on a file. It would read a few of them wrongly. */
final class SecondOpinion {
  private static final Set<KerasFormat> READ_BY_DL4J =
      Set.of(KerasFormat.ARCHIVE, KerasFormat.HDF5_KERAS3, KerasFormat.HDF5_KERAS2);

  private SecondOpinion() {}

  /** Why DL4J cannot judge a file, for people; empty if it can. */
  static Optional<String> limitation(KerasModel model) {
    if (!READ_BY_DL4J.contains(model.format())) {
      return Optional.of(
          "DL4J reads whole models of Keras 2 and 3 and cannot judge this file ("
              + model.format()
              + "); --golden can");
    }
    List<Assumption> assumptions = model.origin().assumptions();
    if (model.origin().backend().equals("theano")
        || assumptions.stream().anyMatch(SecondOpinion::isTheano)) {
      return Optional.of(
          "DL4J does not flip Theano's kernels and cannot judge this file; --golden can");
    }
    if (model.config().gates() == GateActivation.HARD_SIGMOID_SIXTH) {
      return Optional.of(
          "DL4J has the hard sigmoid of Keras 2, not that of Keras 3, and cannot judge this file;"
              + " --golden can");
    }
    if (assumptions.stream().anyMatch(a -> a.question() == OpenQuestion.GATES)) {
      return Optional.of(
          "DL4J needs the gates' function in the file, which does not name it; --golden can judge"
              + " it");
    }
    return Optional.empty();
  }

  private static boolean isTheano(Assumption assumption) {
    return assumption.question() == OpenQuestion.BACKEND && assumption.answer().equals("theano");
  }
}
