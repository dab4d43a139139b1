/**
 * The model on a worker: found, loaded once per JVM, followed to its next version, and run over
 * windows.
 */
package io.danq.prediction.model;
