-- What may be lent (product), in versions that are agreed to by two people, and what was drawn under them (servicing).

create schema product;

-- A version is a draft until somebody else than who wrote it approves it; from then on it is not changed. It is in force from
-- its day until a later version is, or until it ends.
create table product.version (
  product text not null,
  version integer not null,
  effective_from date not null,
  ended_on date,
  terms jsonb not null,
  -- how often it was written: what is approved is what was read
  revision integer not null default 1,
  written_by text not null,
  written_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  primary key (product, version),
  check ((approved_by is null) = (approved_at is null)),
  check (approved_by <> written_by)
);

create unique index version_in_force on product.version (product, effective_from) where approved_by is not null;

-- Loans that were drawn here, and what was answered: the same request again is the same drawdown.
create table servicing.drawdown (
  borrower_id bigint not null,
  loan_id bigint not null,
  product_version integer not null,
  -- SHA-256 of what was asked
  content bytea not null,
  answer text not null,
  drawn_by text not null,
  recorded_at timestamptz not null,
  primary key (borrower_id, loan_id)
);
