package io.danq.keras;

/**
 * The answer to something that a file does not say.
 *
 * @param question what it does not say
 * @param answer what was assumed, as an option takes it
 * @param reason why, for people
 */
public record Assumption(OpenQuestion question, String answer, String reason) {}
