-- Facts that are posted one by one (servicing.Postings), and the requests that brought them with their answers.

-- Loans that were ever posted to. The row is locked while facts are posted to its loan, so that they are decided one after
-- the other, whichever server posts them. Posted facts are numbered from it, in a range of their own: an import numbers its
-- facts without waiting for this row.
create table servicing.loan_posting (
  borrower_id bigint not null,
  loan_id bigint not null,
  posted integer not null,
  primary key (borrower_id, loan_id)
) with (fillfactor = 80);

-- What was asked under an Idempotency-Key, and how it was answered; written in the transaction of the facts.
create table servicing.posting_request (
  borrower_id bigint not null,
  loan_id bigint not null,
  caller text not null,
  key text not null,
  -- SHA-256 of what was asked
  content bytea not null,
  answer text not null,
  answered_at timestamptz not null default now(),
  primary key (borrower_id, loan_id, caller, key)
);

create index posting_request_answered_at on servicing.posting_request using brin (answered_at);
