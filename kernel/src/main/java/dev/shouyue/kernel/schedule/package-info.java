/**
 * Repayment schedules and what a loan costs. Answers: which amounts fall due on which days, and at what all-in rate.
 */
@NullMarked
package dev.shouyue.kernel.schedule;

import org.jspecify.annotations.NullMarked;
