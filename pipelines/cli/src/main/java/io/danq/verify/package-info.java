/** Checks of a model against Keras, against other programs and against itself. */
package io.danq.verify;
