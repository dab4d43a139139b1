/**
 * Slices of a topic's partitions, what the exactly-once files of a stream are made of: how they are
 * cut, counted and written (decisions/0008).
 */
package io.danq.prediction.slice;
