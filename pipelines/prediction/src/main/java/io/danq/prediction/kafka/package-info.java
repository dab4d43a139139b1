/**
 * How Kafka is reached, and where in a topic reading begins.
 *
 * <p>Begin with {@link io.danq.prediction.kafka.KafkaClients}.
 */
package io.danq.prediction.kafka;
