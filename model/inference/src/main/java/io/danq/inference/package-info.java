/** The engines that turn windows of DNA into binding probabilities. */
package io.danq.inference;
