/**
 * JSON as plain Java values, for models that are kept as text.
 *
 * <p>Never binds to classes.
 */
@NullMarked
package dev.shouyue.risk.json;

import org.jspecify.annotations.NullMarked;
