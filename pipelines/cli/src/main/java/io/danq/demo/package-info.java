/** A Kafka broker on this machine and reads to send through it: what {@code danq demo} runs on. */
package io.danq.demo;
