/** How well scores separate what is labelled positive from what is not. */
package io.danq.metrics;
