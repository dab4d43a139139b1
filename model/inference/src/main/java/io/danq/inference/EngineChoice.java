package io.danq.inference;

/** Which engine computes a network. */
public enum EngineChoice {
  /** oneDNN if it is faster on this processor and can compute the network, else ONNX Runtime. */
  AUTO,
  /** oneDNN, or an error that says why not. */
  ONEDNN,
  /** ONNX Runtime. */
  ONNXRUNTIME
}
