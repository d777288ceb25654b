-- What a day of a channel comes to, in each currency that its statement has: minor units of different currencies have no sum.

create table payment.reconciled_sum (
  channel text not null,
  day date not null,
  currency char(3) not null,
  amount bigint not null,
  fees bigint not null,
  primary key (channel, day, currency)
);

insert into payment.reconciled_sum
  select l.channel, l.day, l.currency, sum(case when l.kind in ('DEBIT', 'CREDIT') then l.amount else -l.amount end), sum(l.fee)
    from payment.statement_line l join payment.reconciliation r on r.channel = l.channel and r.day = l.day
   group by l.channel, l.day, l.currency;

alter table payment.reconciliation drop column amount, drop column fees;
