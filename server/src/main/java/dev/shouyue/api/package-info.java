/**
 * The read-only REST service over the loan book, and the report, on one loopback port.
 *
 * <p>Answers: loans, their facts, schedule, position on a day and journal. Listens to HTTP. Publishes an OpenAPI
 * document. Never writes. The door is {@link dev.shouyue.api.Server}.
 */
@NullMarked
package dev.shouyue.api;

import org.jspecify.annotations.NullMarked;
