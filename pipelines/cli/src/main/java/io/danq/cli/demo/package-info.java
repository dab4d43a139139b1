/**
 * A Kafka broker on this machine, a simulated genome, and reads of it to send through the broker:
 * what {@code danq demo} runs on.
 *
 * <p>Begin with {@link io.danq.cli.demo.LocalKafka} and {@link io.danq.cli.demo.SimulatedGenome}.
 */
package io.danq.cli.demo;
