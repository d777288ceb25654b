-- What happened in groups of loans (cohorts), and the checks that a borrower gets while a loan runs (checks).

-- Installments by the last day on which they could be paid in time, and what became of them. Product, region, channel and
-- vintage are of the loan and its borrower.
create table warning.cohort_count (
  day date not null,
  measure text not null check (measure in ('D1', 'FIRST_PAYMENT_DEFAULT', 'ROLL_30', 'RESIDUE', 'CURE_7')),
  dimension text not null check (dimension in ('product', 'region', 'channel', 'vintage')),
  cell text not null,
  seen bigint not null check (seen >= 0),
  bad bigint not null check (bad between 0 and seen),
  primary key (measure, dimension, day, cell)
);

-- What is in those counts of a loan: when a close sees it otherwise, the difference is counted.
create table warning.cohort_loan (
  borrower_id bigint not null,
  loan_id bigint not null,
  product text not null,
  region text not null,
  channel text not null,
  vintage text not null,
  -- 5 bytes an installment: the day as days since 1970-01-01 (4 bytes, the highest first), then what became of it
  counted bytea not null,
  primary key (borrower_id, loan_id)
);

-- Up to which close the counts know the book.
create table warning.cohort_mark (
  one boolean primary key default true check (one),
  counted_to date not null
);

-- Up to which close the signal of a measure was told of the counts, and what it remembers.
create table warning.cohort_fed (
  measure text primary key,
  fed_to date not null,
  state bytea not null
);

-- When borrowers are checked: each version from its time on. The share is of those that a plan would draw.
create table warning.check_plan (
  plan text not null,
  version integer not null,
  every_days integer not null check (every_days between 1 and 3660),
  sample_share numeric(6, 5) not null check (sample_share between 0 and 1),
  is_on boolean not null,
  -- what the choice of a sample follows from, together with its month and the borrower
  seed bigint not null,
  author text not null,
  valid_from timestamptz not null default now(),
  primary key (plan, version)
);

create trigger check_plan_is_append_only before update or delete or truncate on warning.check_plan
  for each statement execute function warning.refuse_change();

insert into warning.check_plan (plan, version, every_days, sample_share, is_on, seed, author) values
  ('PERIODIC_NORMAL', 1, 180, 1, true, 1, 'shouyue'),
  ('PERIODIC_WATCH', 1, 60, 1, true, 1, 'shouyue'),
  ('PERIODIC_PAST_DUE', 1, 30, 1, true, 1, 'shouyue'),
  ('EVENT_PAST_DUE', 1, 30, 1, true, 1, 'shouyue'),
  ('EVENT_PLAN_BROKEN', 1, 30, 1, true, 1, 'shouyue'),
  ('EVENT_ALERT', 1, 14, 1, true, 1, 'shouyue'),
  ('EVENT_CONTACT', 1, 30, 1, true, 1, 'shouyue'),
  ('SAMPLE', 1, 1, 0.01, true, 1, 'shouyue');

-- Borrowers to whom something is lent, and when the next check is due that recurs.
create table warning.check_borrower (
  borrower_id bigint primary key,
  risk_class text not null check (risk_class in ('NORMAL', 'WATCH', 'PAST_DUE')),
  -- null while a check that recurs is open
  next_on date
);

create index check_borrower_next on warning.check_borrower (next_on) where next_on is not null;

create table warning.loan_check (
  borrower_id bigint not null,
  check_id bigint generated always as identity,
  plan text not null,
  plan_version integer not null,
  reason text not null check (reason in ('PERIODIC', 'EVENT', 'SAMPLE')),
  -- what drew it, such as a month or the day since which a loan is past due: draws it once
  cause text not null,
  -- a sentence
  why text not null,
  drawn_on date not null,
  due_on date not null,
  owner text,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE')),
  result text check (result in ('NO_CONCERN', 'WATCH', 'ACT')),
  -- by code of the checklist
  answers jsonb not null default '{}',
  notes jsonb not null default '{}',
  note text not null default '',
  next_on date,
  done_by text,
  done_at timestamptz,
  done_on date,
  -- figures when the borrower was last checked, and when this check was drawn, or done
  figures_before jsonb,
  figures jsonb not null,
  version integer not null default 1,
  primary key (borrower_id, check_id),
  unique (borrower_id, plan, cause)
);

create unique index loan_check_number on warning.loan_check (check_id);
create index loan_check_open on warning.loan_check (due_on, check_id) where state = 'OPEN';
create index loan_check_done on warning.loan_check (check_id) where state = 'DONE';

-- Who did what with a check; - is the program.
create table warning.check_step (
  borrower_id bigint not null,
  check_id bigint not null,
  step_id bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  step text not null,
  note text not null,
  primary key (borrower_id, check_id, step_id)
);

create trigger check_step_is_append_only before update or delete or truncate on warning.check_step
  for each statement execute function warning.refuse_change();

-- Samples that were drawn, and what from: the same seed, month, share and borrowers give the same sample.
create table warning.check_sample (
  -- its first day
  month date primary key,
  plan_version integer not null,
  drawn_on date not null,
  borrowers bigint not null,
  chosen bigint not null
);

-- Up to which close checks are drawn.
create table warning.check_mark (
  one boolean primary key default true check (one),
  drawn_to date not null
);
