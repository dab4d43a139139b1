/** DanQ trained from labelled windows: examples in, weights out. */
package io.danq.training;
