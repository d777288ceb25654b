-- Money that came without an order, or that its loan could not take, while it is in suspense by the ledger: a row for each stay,
-- written by the close of a day. What is in suspense at the end of a closed day is the sum of the stays over it.
create table payment.suspense_stay (
  channel text not null,
  receipt_id text not null,
  -- the first day at whose end it is there
  from_day date not null,
  -- the first day after that at whose end it is not; null while it is
  to_day date check (to_day > from_day),
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  primary key (channel, receipt_id, from_day)
);

create unique index suspense_stay_open on payment.suspense_stay (channel, receipt_id) where to_day is null;
create index suspense_stay_from on payment.suspense_stay (from_day);
create index suspense_stay_to on payment.suspense_stay (to_day);

-- Refunds of money in suspense that are not done: until they are, the money is there.
create index refund_of_suspense on payment.refund (channel, order_no)
  where source = 'SUSPENSE' and state in ('ASKED', 'SENT', 'UNKNOWN', 'BY_HAND');

-- The receipts of money in suspense are held against the ledger too.
alter table servicing.proof_difference drop constraint proof_difference_book_check;
alter table servicing.proof_difference add constraint proof_difference_book_check
  check (book in ('LEDGER', 'POSITION', 'FACT', 'RECEIPT'));
