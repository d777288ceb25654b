/**
 * Who or what is about to go wrong: a borrower, a channel, a group of loans.
 *
 * <p>Answers: what was observed and when we knew, which alerts are open, why, who sees to them and what came of them; how
 * well channels are; what happened in groups of loans; which borrowers are to be checked, and what that found. Listens to
 * events of behaviour from files, requests and a topic, and to our own {@link dev.shouyue.event.EventLog}. Publishes nothing
 * yet; tells {@link dev.shouyue.delinquency.Incidents} of channels out of order. Never acts on a borrower. The doors are
 * {@link dev.shouyue.warning.Happenings}, {@link dev.shouyue.warning.Warnings}, {@link dev.shouyue.warning.Cohorts} and
 * {@link dev.shouyue.warning.Checks}.
 */
@NullMarked
package dev.shouyue.warning;

import org.jspecify.annotations.NullMarked;
