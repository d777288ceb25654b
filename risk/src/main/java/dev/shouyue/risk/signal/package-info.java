/**
 * The streaming half of early warning: pure functions from state and event to state and alerts, with bounded state and
 * timers in event time.
 *
 * <p>Never words an alert: codes and numbers go out, the server has the words. Never leaves a result to the machine: the
 * functions used of {@link java.lang.StrictMath} give the same bits everywhere.
 */
@NullMarked
package dev.shouyue.risk.signal;

import org.jspecify.annotations.NullMarked;
