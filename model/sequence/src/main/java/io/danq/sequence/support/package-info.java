/**
 * Small tools that have nothing to do with sequences: tab-separated tables, the text and the JSON
 * of messages, and JVMs of our own. They are here because every module can use this one.
 *
 * <p>Uses no other package of this project. Begin with {@link io.danq.sequence.support.Tsv} and
 * {@link io.danq.sequence.support.JavaProcess}.
 */
package io.danq.sequence.support;
