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
              + " Default: the content tells.")
  private @Nullable Format format;

  @Option(
      names = "--architecture",
      paramLabel = "danq|seed|FILE.json",
      description =
          "Network of a file that save_weights wrote: danq, the published one; seed, the one with 690"
              + " targets; or a file with what model.to_json() gives. Sizes come from the arrays.")
  private @Nullable String architecture;

  @Option(
      names = "--window",
      paramLabel = "BASES",
      description =
          "Bases that the network reads, where only weights are in the file. Default: 1000.")
  private @Nullable Integer window;

  @Option(
      names = "--pool",
      paramLabel = "WIDTH",
      description =
          "Width and stride of the pooling, where only weights are in the file and the hidden layer"
              + " fits several. Default: the one that fits.")
  private @Nullable Integer pool;

  @Option(
      names = "--dropout",
      paramLabel = "scaled|idle",
      description =
          "What dropout does in prediction, for the published layout. Keras up to 0.2.0 multiplies by"
              + " 1 - rate; from 0.3.0 on it is idle. Default: scaled.")
  private @Nullable Dropout dropout;

  @Option(
      names = "--backend",
      paramLabel = "theano|tensorflow",
      description =
          "Whose convolution it is, where the file does not say: Theano's kernels are turned round."
              + " Default: theano for the published layout and for Keras before 1.1, else tensorflow.")
  private @Nullable Backend backend;

  @Option(
      names = "--gates",
      paramLabel = "sigmoid|hard-sigmoid",
      description =
          "Function of the LSTM's gates, where the file does not say. Default: that of the version"
              + " of Keras, hard-sigmoid before 2.3.")
  private @Nullable String gates;

  @Option(
      names = "--secondLstm",
      paramLabel = "forward|backward",
      description =
          "Direction of the second LSTM, for the published layout. Default: forward, like the first.")
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
