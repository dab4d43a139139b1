package io.danq.keras;

/** The four layers of DanQ that have weights, from input to output. */
enum LayerRole {
  CONVOLUTION,
  RECURRENT,
  HIDDEN,
  OUTPUT
}
