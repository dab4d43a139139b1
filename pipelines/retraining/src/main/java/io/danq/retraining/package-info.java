/** From labelled windows to the next version of a model. */
package io.danq.retraining;
