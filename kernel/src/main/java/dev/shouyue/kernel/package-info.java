/**
 * The kernel of Shouyue: a loan is what was agreed and the facts that happened to it; everything else is computed.
 *
 * <p>{@link dev.shouyue.kernel.position.Positions} is the door for one question, {@link
 * dev.shouyue.kernel.position.LoanState} the fold behind it for those who walk through time.
 */
@org.jspecify.annotations.NullMarked
package dev.shouyue.kernel;
