package io.danq.inference;

/** Which engine computes a network. */
public enum EngineChoice {
  /**
   * oneDNN where it is the faster one on this processor and takes the network, else ONNX Runtime.
   */
  AUTO,
  /** oneDNN, or an error that says why not. */
  ONEDNN,
  /** ONNX Runtime. */
  ONNXRUNTIME
}
