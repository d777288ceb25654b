/**
 * Business days, rolls and due dates that keep their anchor. Answers: on which civil day does this fall due.
 * Knows no clock and no time zone: days are the borrower's.
 */
@NullMarked
package dev.shouyue.kernel.calendar;

import org.jspecify.annotations.NullMarked;
