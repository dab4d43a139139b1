/** Labelled windows for training, made of a reference genome and peaks, as a Beam pipeline. */
package io.danq.examples;
