/**
 * Tests of {@code danq} at the top of the tree and of the scripts in {@code src/launcher}, with a
 * Maven and a JVM that only record how they are called.
 */
package io.danq.launcher;
