/**
 * Why a shortfall came to be. Answers: which cause the facts show, and which facts they are. Claims nothing that no fact
 * shows: hardship, a dispute and a refusal are what somebody said and recorded.
 */
@NullMarked
package dev.shouyue.kernel.delinquency;

import org.jspecify.annotations.NullMarked;
