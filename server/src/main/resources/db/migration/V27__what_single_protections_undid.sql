-- Whether an incident touched the orders of its channel that were sent meanwhile and are not known, or succeeded late.
alter table delinquency.incident add column by_order boolean not null default false;

-- What a protection of one loan undid, or its withdrawal brought back: by people, a court, a proof or the answer of a channel. That
-- of an incident is in delinquency.protection_effect.
create table delinquency.single_effect (
  borrower_id bigint not null,
  loan_id bigint not null,
  -- of the fact
  source text not null,
  source_id text not null,
  deed text not null check (deed in ('PROTECT', 'UNDO')),
  recorded_on date not null,
  -- the protection's id, in the loan's facts
  protection text not null,
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
  -- months that a bureau is to be told anew: [{"month", "sent", "right"}]
  bureau jsonb not null,
  bureau_months integer not null,
  primary key (borrower_id, loan_id, source, source_id)
);

create trigger single_effect_is_append_only before update or delete or truncate on delinquency.single_effect
  for each statement execute function delinquency.refuse_change();
