/** Windows whose targets are known. */
package io.danq.data;
