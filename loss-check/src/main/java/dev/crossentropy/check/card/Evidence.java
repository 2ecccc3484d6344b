package dev.crossentropy.check.card;

/**
 * The smallest input that was found to break a rule.
 *
 * @param input the arguments of the call, or the option at fault
 * @param found what the loss made of it
 * @param right what it should have made of it
 */
public record Evidence(String input, String found, String right) {}
