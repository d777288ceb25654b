/**
 * What happened, told to others: transactional outbox, event log, subscribers, Kafka, webhooks.
 *
 * <p>Answers: what was published, and how far each who is told has come. Listens to every module that publishes through
 * {@link dev.shouyue.event.Outbox}. Publishes nothing of its own. Never tells what was rolled back, never drops what was
 * committed. The door is {@link dev.shouyue.event.Events}.
 */
@NullMarked
package dev.shouyue.event;

import org.jspecify.annotations.NullMarked;
