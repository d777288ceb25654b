-- What the screens read: the loans that moved on a day, the month ends of what is past due, and a list of the book with
-- one narrow row a loan that can be filtered and sorted in any way. All of it follows from the tables of V1.

-- Loans that moved on a closed day (servicing.LoanMovement); 1 newly past due, 2 cured, 3 carried by tolerance, 4 grace.
create table servicing.day_movement (
  borrower_id bigint not null,
  loan_id bigint not null,
  day date not null,
  kind smallint not null,
  primary key (borrower_id, loan_id, day, kind)
);

create index day_movement_day on servicing.day_movement (day, kind, borrower_id, loan_id);

-- What was past due at the end of a month, loan by loan: from two of them follows how buckets rolled.
create table servicing.month_past_due (
  borrower_id bigint not null,
  loan_id bigint not null,
  day date not null,
  past_due_since date not null,
  currency char(3) not null,
  policy_pack text not null,
  principal bigint not null,
  primary key (borrower_id, loan_id, day)
);

create index month_past_due_day on servicing.month_past_due (day);

-- Open loans (drawn and not settled) and their principal: by how much the day changed them. Their sum up to a day is what
-- was open at its end.
alter table servicing.day_figures
  add column open_loans_change bigint not null default 0,
  add column open_principal_change bigint not null default 0;

insert into servicing.day_figures as f (day, currency, policy_pack, due_installments, due_principal, due_amount, payments,
    received_amount, newly_past_due_loans, newly_overdue_principal, newly_overdue_amount, cured_loans, tolerated_bills,
    tolerated_amount, written_off_amount, grace_bills, grace_amount, open_loans_change, open_principal_change)
  select c.day, p.currency, p.policy_pack, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, count(*), sum(p.principal)
    from servicing.position p, (select max(day) as day from servicing.day_close where finished_at is not null) c
   where p.status not in ('SETTLED', 'NOT_OPEN') and c.day is not null
   group by c.day, p.currency, p.policy_pack
  on conflict (day, currency, policy_pack) do update
    set open_loans_change = excluded.open_loans_change, open_principal_change = excluded.open_principal_change;

-- Protections are few: counted without reading the other facts (kinds 8 granted, 9 withdrawn).
create index fact_protection on servicing.fact (borrower_id, loan_id) where kind in (8, 9);

-- The words that loans share. Loans of one profile are alike in all of them, so that a filter on words is a set of numbers.
create table servicing.loan_profile (
  profile_id integer generated always as identity primary key,
  status text not null,
  policy_pack text not null,
  currency char(3) not null,
  product text not null,
  channel text not null,
  region text not null,
  loans bigint not null default 0,
  -- least and greatest of what its loans are filtered by: a profile that cannot fit is not looked at
  principal bigint[] not null default '{0,0}',
  past_due_amount bigint[] not null default '{0,0}',
  carried bigint[] not null default '{0,0}',
  credit bigint[] not null default '{0,0}',
  penalty boolean not null default false,
  -- days since 1970, a day that there is not as the last of all
  drawn_on integer[] not null default '{0,0}',
  past_due_since integer[] not null default '{0,0}',
  next_due integer[] not null default '{0,0}',
  unique (status, policy_pack, currency, product, channel, region)
);

-- The book as a list, as of the close that servicing.loan_list_state names. A cache: emptied by a crash and filled again.
-- Its indexes are made when it is filled (servicing.LoanListing). A day that there is not is 'infinity', so that it sorts.
create unlogged table servicing.loan_list (
  borrower_id bigint not null,
  loan_id bigint not null,
  principal bigint not null,
  past_due_amount bigint not null,
  penalty bigint not null,
  penalty_slope bigint not null,
  carried bigint not null,
  credit bigint not null,
  profile_id integer not null,
  as_of date not null,
  drawn_on date not null,
  past_due_since date not null,
  last_due date not null,
  next_due date not null,
  external_id text collate "C" not null,
  borrower text collate "C" not null,
  primary key (borrower_id, loan_id)
);

create unlogged table servicing.loan_list_state (
  one boolean primary key default true check (one),
  as_of date not null,
  last_loan_id bigint not null,
  loans bigint not null
);
