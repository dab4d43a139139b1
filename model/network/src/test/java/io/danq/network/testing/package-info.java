/** What tests of several modules share. */
package io.danq.network.testing;
