-- Who tells the borrower of a debit that the scheme wants announced; null of one that is not announced, or was before this was kept.
alter table payment.debit_order add column announced_by text check (announced_by in ('CHANNEL', 'LENDER'));

-- What is protected for as long as people have not acted: days are added while its work item is open.
create table payment.open_protection (
  borrower_id bigint not null,
  -- of the work item
  kind text not null,
  subject text not null,
  loan_id bigint not null,
  loan text not null,
  channel text not null,
  mandate text not null,
  -- the order that brought nothing; empty of what a consent does not let be asked for
  order_no text not null,
  from_day date not null,
  installments integer[] not null,
  cause text not null,
  zone text not null,
  opened_at timestamptz not null,
  -- days up to this one are protected by now; null before the first
  protected_to date,
  -- people acted, or the money was asked for again; null until then
  ended_at timestamptz,
  primary key (borrower_id, kind, subject)
);

create index open_protection_open on payment.open_protection (borrower_id, kind, subject) where ended_at is null;

-- A finding that somebody closed stays so while its amounts do; how is the reason then.
alter table payment.finding drop constraint finding_state_check;
alter table payment.finding add constraint finding_state_check check (state in ('OPEN', 'RESOLVED', 'CLOSED'));
alter table payment.finding add column closed_by text;

create index finding_closed on payment.finding (channel, day) where state = 'CLOSED';

-- Money is held against the book both ways, whatever it came by.
alter table payment.finding drop constraint finding_category_check;
alter table payment.finding add constraint finding_category_check check (category in
  ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'TWICE', 'LATE', 'NOT_IN_BOOK', 'REVERSED_IN_BOOK', 'STILL_IN_BOOK'));

create index book_entry_of_receipt on payment.book_entry (source, receipt_id) where receipt_id <> '';
create index book_entry_returned on payment.book_entry (source, value_time) where kind = 'RETURN';
create index fact_reversed on servicing.fact (recorded_on) where kind = 3;

-- Nothing reads it: what is left is found by what went.
alter table payment.refund drop column rest;
