-- Who tells the borrower of a debit that the scheme wants announced; null of one that is not announced, or was before this was kept.
alter table payment.debit_order add column announced_by text check (announced_by in ('CHANNEL', 'LENDER'));
