/** {@code danq}: one command line over the pipelines and the model tools. */
package io.danq.cli;
