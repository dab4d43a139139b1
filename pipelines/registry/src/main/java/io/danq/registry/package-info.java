/** Published models on any file system, and which of them is served. */
package io.danq.registry;
