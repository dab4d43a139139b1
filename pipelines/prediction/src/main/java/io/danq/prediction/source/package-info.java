/**
 * What is read, and cut into windows: files, files as they come, a topic, or the failed records of
 * an earlier run.
 */
package io.danq.prediction.source;
