/**
 * The written report of a replay: sections of figures and tables, in words of either language, set into one HTML file
 * that needs nothing else. Knows only what {@link dev.shouyue.portfolio.ReplayResult} says; decides nothing.
 */
@NullMarked
package dev.shouyue.portfolio.report;

import org.jspecify.annotations.NullMarked;
