/** What is read: bases, records, where they came from, and why one could not be used. */
package io.danq.sequence;
