/** What {@code danq bench} measures: the network alone and the whole pipeline, in turns. */
package io.danq.bench;
