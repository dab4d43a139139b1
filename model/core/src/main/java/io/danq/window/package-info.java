/** Sequences cut into the stretches that a network reads. */
package io.danq.window;
