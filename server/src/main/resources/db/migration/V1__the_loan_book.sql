-- The loan book: what was agreed (loan), what happened (fact), what it means in money (journal), where it stands
-- (position, a cache). Every table of loan rows begins its key with the borrower: it can be distributed by that column.

create schema party;

create table party.borrower (
  borrower_id bigint generated always as identity primary key,
  external_id text not null unique,
  birth_year smallint,
  region text,
  channel text,
  payday smallint check (payday between 1 and 31)
);

create schema servicing;

create sequence servicing.loan_id;

-- A schedule is packed into one value, which is read several times faster than arrays of 12 elements: 28 bytes an
-- installment in the order of the numbers from 1, the due date as days from 2000-01-01 (4 bytes), then principal, interest
-- and fee in minor units (8 bytes each), the highest byte first. Fees that are null are none.
create function servicing.packed_schedule(due_on date[], principal bigint[], interest bigint[], fee bigint[])
  returns setof bytea language sql immutable as $$
  select string_agg(date_send(i.due_on) || int8send(i.principal) || int8send(i.interest) || int8send(coalesce(i.fee, 0)),
                    ''::bytea order by i.number)
    from unnest($1, $2, $3, $4) with ordinality i(due_on, principal, interest, fee, number)
$$;

create function servicing.int8_at(packed bytea, place integer) returns bigint language sql immutable as $$
  select ('x' || encode(substr(packed, place + 1, 8), 'hex'))::bit(64)::bigint
$$;

create function servicing.due_on(schedule bytea, number integer) returns date language sql immutable as $$
  select date '2000-01-01' + ((get_byte(schedule, 28 * number - 28) << 24) | (get_byte(schedule, 28 * number - 27) << 16)
    | (get_byte(schedule, 28 * number - 26) << 8) | get_byte(schedule, 28 * number - 25))
$$;

create function servicing.installments(schedule bytea)
  returns table (number integer, due_on date, principal bigint, interest bigint, fee bigint)
  language sql immutable as $$
  select n, servicing.due_on(schedule, n), servicing.int8_at(schedule, 28 * n - 24),
         servicing.int8_at(schedule, 28 * n - 16), servicing.int8_at(schedule, 28 * n - 8)
    from generate_series(1, octet_length(schedule) / 28) n
$$;

create table servicing.loan (
  borrower_id bigint not null,
  loan_id bigint not null,
  external_id text not null unique,
  product text,
  policy_pack text not null,
  currency char(3) not null,
  principal bigint not null check (principal > 0),
  drawn_on date not null,
  rate_numerator bigint not null,
  rate_denominator bigint not null check (rate_denominator > 0),
  grace_days integer,
  grace_mode text,
  tolerance_amount bigint,
  allocation text,
  -- packed: servicing.installments(schedule) gives the rows
  schedule bytea not null check (octet_length(schedule) % 28 = 0),
  primary key (borrower_id, loan_id)
);

create table servicing.fact (
  borrower_id bigint not null,
  loan_id bigint not null,
  value_time timestamp not null,
  amount bigint,
  recorded_at timestamptz not null default now(),
  seq integer not null,
  recorded_on date not null,
  -- the installment that it is about, if it is about one
  installment integer,
  kind smallint not null,
  currency char(3) not null,
  source text not null,
  source_id text not null,
  -- what kind, amount and installment do not say
  detail jsonb,
  primary key (borrower_id, loan_id, seq),
  unique (loan_id, source, source_id, borrower_id)
);

create index fact_recorded_on on servicing.fact (recorded_on);

-- One row an entry, one column an account (kernel: ledger.Account); debit positive. Null is zero.
create table servicing.journal (
  borrower_id bigint not null,
  loan_id bigint not null,
  entry_id bigint generated always as identity,
  posted_on date not null,
  value_date date not null,
  reason text not null,
  fact_seq integer,
  currency char(3) not null,
  cash_in_transit bigint,
  principal_receivable bigint,
  interest_receivable bigint,
  fee_receivable bigint,
  penalty_receivable bigint,
  accrued_interest bigint,
  accrued_penalty bigint,
  unallocated_receipts bigint,
  suspense bigint,
  interest_income bigint,
  accrued_interest_income bigint,
  accrued_penalty_income bigint,
  fee_income bigint,
  penalty_income bigint,
  tolerance_written_off bigint,
  waivers bigint,
  charge_off bigint,
  recoveries bigint,
  primary key (borrower_id, loan_id, entry_id),
  constraint journal_entry_balances check (
    coalesce(cash_in_transit, 0) + coalesce(principal_receivable, 0) + coalesce(interest_receivable, 0)
    + coalesce(fee_receivable, 0) + coalesce(penalty_receivable, 0) + coalesce(accrued_interest, 0)
    + coalesce(accrued_penalty, 0)
    + coalesce(unallocated_receipts, 0) + coalesce(suspense, 0) + coalesce(interest_income, 0)
    + coalesce(accrued_interest_income, 0) + coalesce(accrued_penalty_income, 0) + coalesce(fee_income, 0) + coalesce(penalty_income, 0)
    + coalesce(tolerance_written_off, 0) + coalesce(waivers, 0) + coalesce(charge_off, 0)
    + coalesce(recoveries, 0) = 0)
);

create function servicing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: what was recorded is mended by a further row', tg_table_name;
end $$;

create trigger journal_is_append_only before update or delete or truncate on servicing.journal
  for each statement execute function servicing.refuse_change();
create trigger fact_is_append_only before update or delete or truncate on servicing.fact
  for each statement execute function servicing.refuse_change();

-- The cache of positions: where a loan stood at the end of as_of, the last close that had a reason to look at it. What
-- goes on by itself is read from here without touching the row: at the end of the closed day D a past-due loan is
-- D - past_due_since days past due, and it has run up penalty_slope × (D - as_of) more of penalty (see the decision
-- record on the close of a day).
create table servicing.position (
  borrower_id bigint not null,
  loan_id bigint not null,
  principal bigint not null,
  interest bigint not null,
  fee bigint not null,
  penalty bigint not null,
  credit bigint not null,
  past_due_amount bigint not null,
  carried bigint not null,
  -- interest being earned and penalty running up, in millionths of a minor unit a day
  accrual_slope bigint not null,
  penalty_slope bigint not null,
  as_of date not null,
  drawn_on date not null,
  accrual_from date not null,
  next_event date,
  past_due_since date,
  currency char(3) not null,
  policy_pack text not null,
  status text not null,
  state bytea not null,
  primary key (borrower_id, loan_id)
);

create index position_next_event on servicing.position (next_event);
create index position_past_due_since on servicing.position (past_due_since) where past_due_since is not null;

create table servicing.day_close (
  day date primary key,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  loans_touched bigint not null default 0,
  entries bigint not null default 0
);

-- How the loans of a currency under a pack moved on a closed day.
create table servicing.day_figures (
  day date not null,
  currency char(3) not null,
  policy_pack text not null,
  due_installments bigint not null,
  due_principal bigint not null,
  due_amount bigint not null,
  payments bigint not null,
  received_amount bigint not null,
  newly_past_due_loans bigint not null,
  newly_overdue_principal bigint not null,
  newly_overdue_amount bigint not null,
  cured_loans bigint not null,
  tolerated_bills bigint not null,
  tolerated_amount bigint not null,
  written_off_amount bigint not null,
  grace_bills bigint not null,
  grace_amount bigint not null,
  primary key (day, currency, policy_pack)
);

-- What is past due now, by the day it is counted from; what was past due at the end of a closed day is kept from here.
create table servicing.past_due_total (
  currency char(3) not null,
  policy_pack text not null,
  past_due_since date not null,
  loans bigint not null,
  amount bigint not null,
  principal bigint not null,
  primary key (currency, policy_pack, past_due_since)
);

-- What was past due at the end of a closed day, by the day it is counted from: buckets follow by the pack's ladder.
create table servicing.day_past_due (
  day date not null,
  currency char(3) not null,
  policy_pack text not null,
  past_due_since date not null,
  loans bigint not null,
  amount bigint not null,
  principal bigint not null,
  primary key (day, currency, policy_pack, past_due_since)
);

-- What the loans nobody touches earn: at day d it is slope × d − shift, in millionths of a minor unit.
create table servicing.accrual_total (
  currency char(3) not null,
  component text not null check (component in ('INTEREST', 'PENALTY')),
  slope numeric(38) not null default 0,
  shift numeric(38) not null default 0,
  posted bigint not null default 0,
  primary key (currency, component)
);
