/** Test code that several modules share. */
package io.danq.network.testing;
