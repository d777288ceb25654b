/**
 * Simulated books. Answers: how the loans of a simulated world come into a book, and how their borrowers pay by simulated
 * channels ({@link dev.shouyue.demonstration.PaymentDays}). Listens to nothing, publishes nothing,
 * never touches a book that holds real loans unless asked to. The door is {@link dev.shouyue.demonstration.SimulatedBook}.
 */
@NullMarked
package dev.shouyue.demonstration;

import org.jspecify.annotations.NullMarked;
