/** Sequences as numbers. */
package io.danq.tensor;
