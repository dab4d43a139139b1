/** Networks that can be shipped and checked. */
package io.danq.bundle;
