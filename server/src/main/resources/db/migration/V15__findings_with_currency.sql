-- A finding of reconciliation says in which currency its amounts are: its line's, or its order's.

alter table payment.finding add column currency char(3);

update payment.finding f set currency = coalesce(
  (select l.currency from payment.statement_line l where l.channel = f.channel and l.line_id = f.subject),
  (select o.currency from payment.debit_order o where o.order_no = f.subject),
  'CNY');

alter table payment.finding alter column currency set not null;

-- what is open of a subject is looked for with each line of a statement
create index finding_open_subject on payment.finding (channel, subject, category) where state = 'OPEN';
