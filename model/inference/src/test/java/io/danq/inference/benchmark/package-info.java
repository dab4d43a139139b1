/** JMH benchmarks of every step that a window passes. */
package io.danq.inference.benchmark;
