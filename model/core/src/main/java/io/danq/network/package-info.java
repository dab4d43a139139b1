/** The dimensions and weights of DanQ. */
package io.danq.network;
