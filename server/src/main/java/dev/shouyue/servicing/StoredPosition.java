package dev.shouyue.servicing;

import dev.shouyue.kernel.position.Position;
import java.time.LocalDate;

/**
 * Where a loan stood when a close last looked at it.
 *
 * @param asOf the day of that close; since then nothing happened to the loan but that time went by
 */
public record StoredPosition(LoanKey key, LocalDate asOf, Position position) {}
