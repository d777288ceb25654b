/**
 * Which rules a loan is read under: policy packs, dated, each value with its source.
 *
 * <p>Answers: which packs are there, which version holds on a day. Listens to nothing and publishes nothing yet. Never
 * computes a position. The door is {@link dev.shouyue.decision.PolicyPacks}.
 */
@NullMarked
package dev.shouyue.decision;

import org.jspecify.annotations.NullMarked;
