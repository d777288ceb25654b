-- Incidents and the no-fault protection of all that they touched (delinquency.Incidents). What a protection undid, and what
-- a bureau is to be told anew, is written in the transaction of the fact and never changed.

create schema delinquency;

create table delinquency.incident (
  incident_id bigint generated always as identity primary key,
  kind text not null check (kind in ('SYSTEM', 'CHANNEL')),
  channel text,
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  -- which loans it touched: with something due, with a failed debit of a source (with one of the codes), or those listed
  by_due boolean not null,
  by_debit boolean not null,
  debit_source text,
  debit_codes text[] not null default '{}',
  by_list boolean not null,
  -- last day of protection for what is still unpaid
  protect_until date not null,
  reason text not null check (length(reason) between 1 and 500),
  author text not null,
  created_at timestamptz not null,
  -- what is being done, and how far it is
  deed text not null check (deed in ('PROTECT', 'UNDO')),
  state text not null
    check (state in ('DRAFT', 'PLANNING', 'PLANNED', 'SUBMITTED', 'REJECTED', 'APPLYING', 'APPLIED')),
  version integer not null default 1,
  planned_at timestamptz,
  plan_total integer not null default 0,
  plan_done integer not null default 0,
  submitted_by text,
  -- a sentence: why the plan could not be made
  failure text,
  create_key text,
  create_content bytea,
  unique (author, create_key)
);

create index incident_under_way on delinquency.incident (state) where state in ('PLANNING', 'APPLYING');

create function delinquency.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: what was done stays on record', tg_table_name;
end $$;

-- Who did what with an incident.
create table delinquency.incident_step (
  incident_id bigint not null references delinquency.incident,
  step_id bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  step text not null,
  note text not null,
  primary key (incident_id, step_id)
);

create trigger incident_step_is_append_only before update or delete or truncate on delinquency.incident_step
  for each statement execute function delinquency.refuse_change();

create table delinquency.listed_loan (
  borrower_id bigint not null,
  loan_id bigint not null,
  incident_id bigint not null references delinquency.incident,
  primary key (borrower_id, loan_id, incident_id)
);

create index listed_loan_of on delinquency.listed_loan (incident_id);

-- What is to be done to a loan, and what it would do: amounts in minor units.
create table delinquency.plan_row (
  borrower_id bigint not null,
  loan_id bigint not null,
  incident_id bigint not null references delinquency.incident,
  deed text not null check (deed in ('PROTECT', 'UNDO')),
  -- the lender's own name of it
  loan text not null,
  protect_from date not null,
  protect_to date not null,
  installment_count integer not null,
  -- their numbers, by commas
  installments text not null,
  currency char(3) not null,
  dpd_before integer not null,
  dpd_after integer not null,
  -- the most days past due since the incident began
  worst_dpd_before integer not null,
  worst_dpd_after integer not null,
  -- charged, paid or not
  penalty_before bigint not null,
  penalty_after bigint not null,
  class_before text not null,
  class_after text not null,
  -- month codes that change: [{"month", "sent", "right"}]
  bureau jsonb not null,
  bureau_months integer not null,
  -- a sentence: why nothing was recorded of this loan
  refused text,
  primary key (borrower_id, loan_id, incident_id, deed)
);

create index plan_row_of on delinquency.plan_row (incident_id, deed, loan_id);

create table delinquency.protection_effect (
  borrower_id bigint not null,
  loan_id bigint not null,
  incident_id bigint not null references delinquency.incident,
  deed text not null check (deed in ('PROTECT', 'UNDO')),
  loan text not null,
  recorded_on date not null,
  -- the protection's, in the loan's facts
  source_id text not null,
  protect_from date not null,
  protect_to date not null,
  currency char(3) not null,
  dpd_before integer not null,
  dpd_after integer not null,
  worst_dpd_before integer not null,
  worst_dpd_after integer not null,
  penalty_before bigint not null,
  penalty_after bigint not null,
  class_before text not null,
  class_after text not null,
  bureau jsonb not null,
  bureau_months integer not null,
  primary key (borrower_id, loan_id, incident_id, deed)
);

create index protection_effect_of on delinquency.protection_effect (incident_id, deed, loan_id);

create trigger protection_effect_is_append_only
  before update or delete or truncate on delinquency.protection_effect
  for each statement execute function delinquency.refuse_change();

-- A month that a bureau was told, and what is right by now.
create table delinquency.bureau_correction (
  borrower_id bigint not null,
  loan_id bigint not null,
  incident_id bigint not null references delinquency.incident,
  deed text not null check (deed in ('PROTECT', 'UNDO')),
  loan text not null,
  -- its first day
  month date not null,
  sent text not null,
  right_code text not null,
  recorded_on date not null,
  primary key (borrower_id, loan_id, incident_id, deed, month)
);

create index bureau_correction_of on delinquency.bureau_correction (incident_id, deed, loan_id, month);

create trigger bureau_correction_is_append_only
  before update or delete or truncate on delinquency.bureau_correction
  for each statement execute function delinquency.refuse_change();

-- What an incident looks for among the facts: both kinds are rare.
create index fact_debit_failed on servicing.fact (value_time) where kind = 4;
create index fact_plan_changed on servicing.fact (borrower_id, loan_id) where kind = 7;
