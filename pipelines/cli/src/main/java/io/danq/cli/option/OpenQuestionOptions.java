package io.danq.cli.option;

import io.danq.keras.Assumption;
import io.danq.keras.ImportOptions;
import io.danq.keras.KerasModel;
import io.danq.keras.OpenQuestion;
import io.danq.keras.OpenQuestion.Backend;
import io.danq.keras.OpenQuestion.Dropout;
import io.danq.keras.OpenQuestion.SecondLstm;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a Keras file may leave open. Each option is for files that do not say it themselves. */
public final class OpenQuestionOptions {
  /** The formats that can be required. */
  public enum Format {
    PUBLISHED
  }

  @Option(
      names = "--format",
      paramLabel = "published",
      description =
          "Require the layout of the published DanQ_bestmodel.hdf5 and DanQ-JASPAR_bestmodel.hdf5."
              + " Default: detected from the content.")
  private @Nullable Format format;

  @Option(
      names = "--architecture",
      paramLabel = "danq|seed|FILE.json",
      description =
          "Network of a file that save_weights wrote: danq, the published one; seed, the one with"
              + " 690 targets; or a file with the output of model.to_json(). Sizes come from the"
              + " arrays.")
  private @Nullable String architecture;

  @Option(
      names = "--window",
      paramLabel = "BASES",
      description = "Window length in bases, if the file holds only weights. Default: 1000")
  private @Nullable Integer window;

  @Option(
      names = "--pool",
      paramLabel = "WIDTH",
      description =
          "Width and stride of the pooling, if the file holds only weights and several widths fit"
              + " the hidden layer. Default: the one that fits")
  private @Nullable Integer pool;

  @Option(
      names = "--dropout",
      paramLabel = "scaled|idle",
      description =
          "For the published layout: what dropout does during prediction. Keras up to 0.2.0"
              + " multiplies by 1 - rate (scaled); from 0.3.0 on, dropout does nothing (idle)."
              + " Default: scaled")
  private @Nullable Dropout dropout;

  @Option(
      names = "--backend",
      paramLabel = "theano|tensorflow",
      description =
          "Backend whose convolution the network uses, if the file does not say: Theano flips the"
              + " kernels. Default: theano for the published layout and for Keras before 1.1, else"
              + " tensorflow")
  private @Nullable Backend backend;

  @Option(
      names = "--gates",
      paramLabel = "sigmoid|hard-sigmoid",
      description =
          "Gate function of the LSTMs, if the file does not say. Default: that of the file's Keras"
              + " version, hard-sigmoid before 2.3")
  private @Nullable String gates;

  @Option(
      names = "--secondLstm",
      paramLabel = "forward|backward",
      description =
          "For the published layout: direction of the second LSTM. Default: forward, like the"
              + " first")
  private @Nullable SecondLstm secondLstm;

  /** What was given, for the importer. */
  public ImportOptions given() {
    Map<OpenQuestion, String> answers = new EnumMap<>(OpenQuestion.class);
    put(OpenQuestion.ARCHITECTURE, architecture, answers);
    put(OpenQuestion.WINDOW, window, answers);
    put(OpenQuestion.POOL, pool, answers);
    put(OpenQuestion.DROPOUT, dropout, answers);
    put(OpenQuestion.BACKEND, backend, answers);
    put(OpenQuestion.GATES, gates, answers);
    put(OpenQuestion.SECOND_LSTM, secondLstm, answers);
    return new ImportOptions(format == Format.PUBLISHED, answers, Optional.empty());
  }

  private static void put(
      OpenQuestion question, @Nullable Object answer, Map<OpenQuestion, String> answers) {
    if (answer != null) {
      answers.put(question, answer.toString());
    }
  }

  /**
   * Requires that the file left open what was given.
   *
   * @throws IllegalArgumentException naming an option that answers what the file says itself
   */
  public void requireNeeded(Path file, KerasModel model) {
    List<OpenQuestion> asked =
        model.origin().assumptions().stream().map(Assumption::question).toList();
    for (OpenQuestion question : given().answers().keySet()) {
      if (!asked.contains(question)) {
        throw new IllegalArgumentException(
            question.option()
                + " is for files that do not say it themselves; "
                + file.getFileName()
                + " ("
                + model.format()
                + ") does: leave it out");
      }
    }
  }
}
