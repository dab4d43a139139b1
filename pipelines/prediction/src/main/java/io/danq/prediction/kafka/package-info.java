/** How Kafka is reached, and where in a topic reading begins. */
package io.danq.prediction.kafka;
