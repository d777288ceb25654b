import type { ProtectionEffect } from '../api/types';

/** A protection with its withdrawal, if it was withdrawn. */
export interface Granted {
  granted: ProtectionEffect;
  withdrawn: ProtectionEffect | undefined;
}

/** Protections, the latest first: each row that grants one with the row that withdraws it. */
export function paired(rows: readonly ProtectionEffect[]): Granted[] {
  return rows
    .filter((row) => row.deed === 'PROTECT')
    .map((granted) => ({ granted, withdrawn: rows.find((row) => row.deed === 'UNDO' && row.protection === granted.protection) }))
    .reverse();
}

/** Whether it changed nothing of the loan; undefined where that is not known. */
export function didNothing({ before, after, bureau }: Pick<ProtectionEffect, 'before' | 'after' | 'bureau'>): boolean | undefined {
  if (!before || !after) return undefined;
  return (
    before.dpd === after.dpd &&
    before.worstDpd === after.worstDpd &&
    before.lateDays === after.lateDays &&
    before.penalty.amount === after.penalty.amount &&
    before.creditClass === after.creditClass &&
    bureau.length === 0
  );
}
