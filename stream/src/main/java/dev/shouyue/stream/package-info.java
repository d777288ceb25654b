/**
 * The signals of early warning as a job of a Flink cluster: events of behaviour from a Kafka topic, alerts to another. Runs
 * the functions of {@link dev.shouyue.risk.signal} that the server runs, one state a subject, in event time.
 *
 * <p>Listens to the topic of happenings ({@link dev.shouyue.risk.signal.HappeningText}). Publishes alerts
 * ({@link dev.shouyue.risk.signal.AlertText}), corrections (events that came too late, for the log to replay) and dead
 * letters (texts that are no events). Never stops for what it is sent, never words an alert, never decides what is done.
 */
@NullMarked
package dev.shouyue.stream;

import org.jspecify.annotations.NullMarked;
