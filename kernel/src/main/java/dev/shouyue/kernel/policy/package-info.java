/**
 * The rules under which a position is read: grace, tolerance, allocation, penalty, buckets, classes, reporting.
 * Every value is a setting of a dated policy pack; no number of a law or a lender stands in code.
 */
@NullMarked
package dev.shouyue.kernel.policy;

import org.jspecify.annotations.NullMarked;
