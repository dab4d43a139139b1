/**
 * What goes from step to step, windows and records that failed: the tags of their collections and
 * how they are written on their way between workers.
 */
package io.danq.prediction.coder;
