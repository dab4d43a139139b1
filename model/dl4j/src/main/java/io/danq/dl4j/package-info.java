/**
 * The second opinion on Keras files: DL4J's importer and network, with what is wrong in them
 * repaired from outside. Nothing that serves depends on it.
 */
package io.danq.dl4j;
