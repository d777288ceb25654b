/**
 * The other side of the money: wallets and banks that speak their published protocols on loopback.
 *
 * <p>Each keeps a {@link dev.shouyue.simulator.channel.Book} of its own of what really moved, by which ours is judged, and goes
 * wrong as {@link dev.shouyue.simulator.channel.Faults} say. Written from the protocols alone: nothing of the server's adapters
 * is known here, and the vendors' own libraries judge what is answered.
 */
@NullMarked
package dev.shouyue.simulator.channel;

import org.jspecify.annotations.NullMarked;
