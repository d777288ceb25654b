/**
 * Why a shortfall came to be, from hard evidence first.
 */
@NullMarked
package dev.shouyue.kernel.delinquency;

import org.jspecify.annotations.NullMarked;
