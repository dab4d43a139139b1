package io.danq.keras;

/** The four layers of DanQ that have weights. */
enum LayerRole {
  CONVOLUTION,
  RECURRENT,
  HIDDEN,
  OUTPUT
}
