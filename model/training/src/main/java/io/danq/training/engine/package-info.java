/**
 * The trainer's arithmetic: DanQ's gradients in Java, with OpenBLAS for the matrix products.
 *
 * <p>Only {@code io.danq.training} uses it. Begin with {@link
 * io.danq.training.engine.TrainableNetwork}.
 */
package io.danq.training.engine;
