/**
 * Reads Keras files of DanQ, every layer and every shape checked, into the network's dimensions and
 * weights.
 */
package io.danq.keras;
