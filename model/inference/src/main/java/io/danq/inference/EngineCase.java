package io.danq.inference;

import io.danq.network.DanQConfig;
import io.danq.network.LstmDirections;

/**
 * What computes a network on this machine. An {@link Arithmetic} is what the user asked for; this
 * is what it comes to, with the precision and convolution that are possible here.
 *
 * @param engine oneDNN or ONNX Runtime
 * @param precision the precision, which is float32 if bf16 was asked for but is not possible
 * @param convolution where the convolution runs
 * @param note why it is not the fastest or not what was asked for; empty if it is
 */
record EngineCase(EngineChoice engine, Precision precision, Convolution convolution, String note) {
  /**
   * Chooses for a network.
   *
   * @throws InferenceException if the engine or the precision that was asked for is not possible
   */
  static EngineCase of(DanQConfig config, Arithmetic arithmetic) {
    Precision precision = arithmetic.precision();
    String obstacle = obstacle(config, precision);
    return switch (arithmetic.engine()) {
      case ONNXRUNTIME -> {
        if (precision == Precision.BF16) {
          throw new InferenceException(
              "ONNX Runtime has no bf16 for this network; use --precision=float32 or"
                  + " --precision=int8, or --engine=auto",
              null);
        }
        yield onnx(precision, "");
      }
      case ONEDNN -> {
        if (!obstacle.isEmpty()) {
          throw new InferenceException(
              "oneDNN cannot compute this network in "
                  + precision.label()
                  + ": "
                  + obstacle
                  + "; use --engine=auto",
              null);
        }
        yield oneDnn(precision, "");
      }
      case AUTO -> {
        if (obstacle.isEmpty()) {
          yield oneDnn(precision, "");
        }
        if (precision != Precision.BF16) {
          yield onnx(precision, "not oneDNN: " + obstacle);
        }
        String note = "not bf16: " + obstacle;
        yield obstacle(config, Precision.FLOAT32).isEmpty()
            ? oneDnn(Precision.FLOAT32, note)
            : onnx(Precision.FLOAT32, note);
      }
    };
  }

  private static EngineCase oneDnn(Precision precision, String note) {
    return new EngineCase(EngineChoice.ONEDNN, precision, Convolution.KMER_TABLES, note);
  }

  private static EngineCase onnx(Precision precision, String note) {
    return new EngineCase(EngineChoice.ONNXRUNTIME, precision, Convolution.fastest(), note);
  }

  /**
   * Whether an engine (for {@code AUTO}, any of them) can compute a network in exactly this
   * precision on this machine.
   */
  static boolean isPossible(DanQConfig config, EngineChoice engine, Precision precision) {
    return switch (engine) {
      case ONEDNN -> obstacle(config, precision).isEmpty();
      case ONNXRUNTIME ->
          precision == Precision.FLOAT32
              || (precision == Precision.INT8 && !config.gates().isHard());
      case AUTO ->
          isPossible(config, EngineChoice.ONEDNN, precision)
              || isPossible(config, EngineChoice.ONNXRUNTIME, precision);
    };
  }

  /** Why oneDNN cannot compute a network here; empty if it can. */
  static String obstacle(DanQConfig config, Precision precision) {
    if (config.gates().isHard()) {
      return "its LSTMs have hard-sigmoid gates";
    }
    if (config.directions() != LstmDirections.BIDIRECTIONAL) {
      return "both of its LSTMs read forward";
    }
    if (!Convolution.KMER_TABLES.isAvailable()) {
      return "this JVM has no Vector API";
    }
    return obstacle(precision);
  }

  /** Why oneDNN cannot compute in a precision on this machine; empty if it can. */
  static String obstacle(Precision precision) {
    if (!OneDnn.problem().isEmpty()) {
      return OneDnn.problem();
    }
    Processor processor = OneDnn.processor();
    return switch (precision) {
      case FLOAT32 -> processor.hasAvx2() ? "" : "the processor has no AVX2";
      case BF16 -> processor.hasBf16() ? "" : "the processor has neither AVX512-BF16 nor AMX";
      case INT8 -> processor.hasVnni() ? "" : "the processor has no AVX512-VNNI";
    };
  }

  /** Engine, precision, instructions and convolution in a few words. */
  String path() {
    String where =
        engine == EngineChoice.ONEDNN
            ? "onednn " + precision.label() + " on " + OneDnn.processor().instructions()
            : "onnxruntime " + precision.label();
    return where
        + (convolution == Convolution.KMER_TABLES ? ", k-mer convolution" : "")
        + (note.isEmpty() ? "" : ", " + note);
  }
}
