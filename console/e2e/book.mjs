import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DAY = 86_400_000;
const plus = (day, n) => new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10);
const month = (day, n) => {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + n, at.getUTCDate())).toISOString().slice(0, 10);
};

/** The level schedule of 10,000.00 over 12 at 0.04 % a day, 30/360: principal and interest by installment. */
const LEVEL = [
  ['779.75', '120.00'], ['789.11', '110.64'], ['798.58', '101.17'], ['808.16', '91.59'], ['817.86', '81.89'], ['827.67', '72.08'],
  ['837.60', '62.15'], ['847.65', '52.10'], ['857.83', '41.92'], ['868.12', '31.63'], ['878.54', '21.21'], ['889.13', '10.67'],
];
const INSTALLMENT = '899.75';

/** The loan of the tests: on 2026-03-10 the debit brought 898.75 of 899.75. */
export const ONE_YUAN = 'L-ONE-YUAN';
/** Wholly unpaid since 2026-02-10. */
export const UNPAID = 'L-UNPAID';
/** Paid on the last day of grace. */
export const IN_GRACE = 'L-IN-GRACE';
export const LAST_DAY = '2026-03-31';

/** Writes loans.csv, installments.csv, payments.csv and borrowers.csv of a small book whose every loan is known. */
export function writeBook(folder, { others = 240 } = {}) {
  const loans = ['loan_id,borrower_id,currency,principal,drawn_on,daily_rate_percent,product,policy_pack'];
  const installments = ['loan_id,number,due_on,principal,interest'];
  const payments = ['payment_id,loan_id,paid_at,amount,currency,installment'];
  const borrowers = ['borrower_id,birth_year,region,channel,payday'];

  function loan(id, borrower, drawnOn, pack, paid) {
    loans.push(`${id},${borrower},CNY,10000.00,${drawnOn},0.04,instalment-12,${pack}`);
    LEVEL.forEach(([principal, interest], index) => {
      const number = index + 1;
      const due = month(drawnOn, number);
      installments.push(`${id},${number},${due},${principal},${interest}`);
      const payment = due <= LAST_DAY ? paid(number, due) : null;
      if (payment) payments.push(`P-${id}-${number},${id},${payment.day}T09:30:00,${payment.amount ?? INSTALLMENT},CNY,${number}`);
    });
  }

  borrowers.push('B-ONE,1990,Zhejiang,app,10');
  loan(ONE_YUAN, 'B-ONE', '2026-02-10', 'CN-CARD', (_, due) => ({ day: due, amount: '898.75' }));
  borrowers.push('B-UNPAID,1985,Sichuan,wallet,15');
  loan(UNPAID, 'B-UNPAID', '2026-01-10', 'CN-CARD', () => null);
  borrowers.push('B-GRACE,1993,Hubei,app,5');
  loan(IN_GRACE, 'B-GRACE', '2026-02-12', 'CN-CARD', (_, due) => ({ day: plus(due, 3) }));
  for (let n = 0; n < others; n++) {
    const id = `L-${String(1000 + n)}`;
    borrowers.push(`B-${1000 + n},${1970 + (n % 30)},${['Zhejiang', 'Guangdong', 'Sichuan', 'Hubei'][n % 4]},${['app', 'wallet', 'branch'][n % 3]},${1 + (n % 28)}`);
    const drawnOn = plus('2025-09-03', n % 150);
    const pack = n % 5 === 0 ? 'CN-LOAN' : 'CN-CARD';
    // Every eleventh pays a few days late, every thirtieth stops after the first.
    loan(id, `B-${1000 + n}`, drawnOn, pack, (number, due) => (n % 30 === 7 && number > 1 ? null : { day: plus(due, n % 11 === 3 ? (n % 7) + 1 : 0) }));
  }
  const write = (name, rows) => writeFileSync(join(folder, name), `${rows.join('\n')}\n`);
  write('loans.csv', loans);
  write('installments.csv', installments);
  write('payments.csv', payments);
  write('borrowers.csv', borrowers);
  return ['loans.csv', 'installments.csv', 'payments.csv', 'borrowers.csv'].map((name) => join(folder, name));
}

/** A file of payments on 2026-04-01, three lines of which are bad. */
export function writePayments(folder) {
  const file = join(folder, 'payments-april.csv');
  writeFileSync(
    file,
    `${[
      'payment_id,loan_id,paid_at,amount,currency',
      `A-1,${UNPAID},2026-04-01T10:00:00,899.75,CNY`,
      `A-2,${UNPAID},2026-04-01T10:05:00,-12.00,CNY`,
      'A-3,L-NOBODY-KNOWS,2026-04-01T10:10:00,10.00,CNY',
      `A-4,L-1000,2026-02-30T10:15:00,899.75,CNY`,
      `A-5,L-1001,2026-04-01T10:20:00,899.75,CNY`,
    ].join('\n')}\n`,
  );
  return file;
}

/** Very small payments on many days, so many that one can stop the import of them. */
export function writeManyPayments(folder, count = 120_000) {
  const rows = ['payment_id,loan_id,paid_at,amount,currency'];
  for (let n = 0; n < count; n++) rows.push(`M-${n},L-${1000 + (n % 240)},2026-04-02T${String(n % 24).padStart(2, '0')}:00:00,0.01,CNY`);
  const file = join(folder, 'payments-many.csv');
  writeFileSync(file, `${rows.join('\n')}\n`);
  return { file, count };
}

export function writeOnePayment(folder) {
  const file = join(folder, 'payments-one.csv');
  writeFileSync(file, `payment_id,loan_id,paid_at,amount,currency\nO-1,${UNPAID},2026-04-02T11:00:00,1.00,CNY\n`);
  return file;
}
