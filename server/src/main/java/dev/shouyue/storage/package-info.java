/**
 * Where data lives: a PostgreSQL started by the program on a folder, or one reached by URL.
 *
 * <p>Answers: a pool of connections to a database with the present schema. Listens to nothing, publishes nothing. Never
 * knows what the tables mean. The door is {@link dev.shouyue.storage.Database}.
 */
@NullMarked
package dev.shouyue.storage;

import org.jspecify.annotations.NullMarked;
