package io.danq.keras;

import java.util.Locale;

/** What some files do not say about their network. */
public enum OpenQuestion {
  /** Bases that the network reads: an integer. */
  WINDOW,
  /** Width of the pooling window, which is also its stride: an integer. */
  POOL,
  /** What dropout does in prediction: {@link Dropout}. */
  DROPOUT,
  /** Whose convolution it is: {@link Backend}. */
  BACKEND,
  /** The function of the LSTMs' gates: {@link Gates}. */
  GATES,
  /** In which direction the second LSTM reads: {@link SecondLstm}. */
  SECOND_LSTM,
  /** The layers: {@code danq}, {@code seed}, or the path of a file with Keras' JSON. */
  ARCHITECTURE;

  /** What dropout does in prediction. */
  public enum Dropout {
    /** It multiplies by 1 - rate, because it did not divide in training: Keras up to 0.2.0. */
    SCALED,
    /** It does nothing: Keras from 0.3.0 on. */
    IDLE
  }

  /** Whose convolution it is. */
  public enum Backend {
    /** Convolves: the kernels are stored flipped. */
    THEANO,
    /** Correlates. CNTK and all backends of Keras 3 do the same. */
    TENSORFLOW
  }

  /** The function of the LSTMs' gates. */
  public enum Gates {
    SIGMOID,
    /** With the slope of the version that wrote the file. */
    HARD_SIGMOID
  }

  /** In which direction of time the second LSTM reads. */
  public enum SecondLstm {
    FORWARD,
    BACKWARD
  }

  /** The option of {@code danq import} that answers it, for example {@code --secondLstm}. */
  public String option() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder option = new StringBuilder("--").append(words[0]);
    for (int i = 1; i < words.length; i++) {
      option.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return option.toString();
  }

  /** Its name in a bundle's provenance, for example {@code assumed_second_lstm}. */
  public String provenanceKey() {
    return "assumed_" + name().toLowerCase(Locale.ROOT);
  }

  /** An answer as users write it, for example {@code hard-sigmoid}. */
  static String text(Enum<?> answer) {
    return answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
