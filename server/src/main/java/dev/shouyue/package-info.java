/** The platform: each package below is a module with one door; see docs/concepts. */
@NullMarked
package dev.shouyue;

import org.jspecify.annotations.NullMarked;
