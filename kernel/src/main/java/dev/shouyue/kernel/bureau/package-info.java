/**
 * What a credit bureau is told: month codes of the CN bureau, Metro 2 payment history, the one-time repair.
 */
@NullMarked
package dev.shouyue.kernel.bureau;

import org.jspecify.annotations.NullMarked;
