-- What is done with money in suspense: SENT_BACK is what the first of two people said of a transfer back to the payer, KEPT that the
-- book did not let it go from the loan it was put to.
alter table payment.receipt_step drop constraint receipt_step_what_check;
alter table payment.receipt_step add constraint receipt_step_what_check
  check (what in ('MATCHED', 'UNDONE', 'KEPT', 'SENT_BACK', 'REFUNDED', 'REFUSED'));

-- The bank's reference of that transfer; empty for other steps.
alter table payment.receipt_step add column reference text not null default '';

-- The days on which orders were planned for what falls due, by channel: a due date between two of them was missed by us.
create table payment.planned_day (
  channel text not null,
  day date not null,
  primary key (channel, day)
);
