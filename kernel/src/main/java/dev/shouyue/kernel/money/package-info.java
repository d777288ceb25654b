/**
 * Amounts in minor units with their currency, and exact rates. Answers: how much, and what share of it per day.
 * Listens to nothing, publishes nothing; never uses floating point, never rounds twice.
 */
@NullMarked
package dev.shouyue.kernel.money;

import org.jspecify.annotations.NullMarked;
