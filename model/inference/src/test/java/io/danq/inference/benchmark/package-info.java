/** JMH benchmarks of the parts that every window passes. */
package io.danq.inference.benchmark;
