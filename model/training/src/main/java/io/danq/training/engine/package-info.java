/**
 * The trainer's arithmetic: gradients of DanQ in Java, with the matrix products of OpenBLAS.
 * Nothing outside {@code io.danq.training} uses it.
 */
package io.danq.training.engine;
