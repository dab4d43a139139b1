/**
 * Checks a model against Keras, against other programs and against itself.
 *
 * <p>Begin with {@link io.danq.cli.verify.Verification}.
 */
package io.danq.cli.verify;
