/**
 * The production engines: windows in, one probability per target out. oneDNN or ONNX Runtime runs
 * the network; {@link io.danq.inference.Arithmetic} says which may. If the JVM has the Vector API,
 * the convolution runs in Java.
 *
 * <p>Uses {@code io.danq.sequence}, its {@code disk} and {@code tensor}, and {@code
 * io.danq.network} with its bundles; knows nothing of labels or pipelines. Begin with {@link
 * io.danq.inference.Predictor}.
 */
package io.danq.inference;
