/**
 * A deterministic world of borrowers, with the true cause of every lateness kept apart from what the platform is told.
 */
@NullMarked
package dev.shouyue.simulator;

import org.jspecify.annotations.NullMarked;
