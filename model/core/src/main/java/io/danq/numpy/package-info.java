/** Arrays as NumPy saves them. */
package io.danq.numpy;
