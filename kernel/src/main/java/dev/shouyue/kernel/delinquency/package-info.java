/**
 * Why a shortfall came to be. Answers: which cause the facts show, and which facts they are. Claims nothing that no fact
 * shows: hardship, a dispute or unwillingness leave no fact of their own yet.
 */
@NullMarked
package dev.shouyue.kernel.delinquency;

import org.jspecify.annotations.NullMarked;
