/**
 * A Kafka broker on this machine and simulated reads to send through it: what {@code danq demo}
 * runs on.
 *
 * <p>Begin with {@link io.danq.cli.demo.LocalKafka} and {@link io.danq.cli.demo.ReadSimulator}.
 */
package io.danq.cli.demo;
