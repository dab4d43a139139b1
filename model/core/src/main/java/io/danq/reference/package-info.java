/** Networks that share nothing with the engines that serve, to judge these by. */
package io.danq.reference;
