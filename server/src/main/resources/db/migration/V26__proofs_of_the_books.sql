-- Proofs of the books (servicing.Proofs) and what they found. A proof is never changed: that the books were mended is seen by
-- a later one.
create table servicing.proof (
  proof_id bigint generated always as identity primary key,
  -- the closed day as of whose end the books were held against one another
  day date not null,
  -- CLOSE: the totals, and the loans that the close of the day touched; BOOK: every loan
  scope text not null check (scope in ('CLOSE', 'BOOK')),
  began_at timestamptz not null,
  ended_at timestamptz not null,
  author text,
  loans bigint not null,
  differences bigint not null,
  -- a sentence: why it could not be finished
  failure text
);

create index proof_of_day on servicing.proof (day, proof_id);

create trigger proof_is_append_only before update or delete or truncate on servicing.proof
  for each statement execute function servicing.refuse_change();

-- The first differences of a proof. Those of a total of the book stand under the borrower and the loan 0.
create table servicing.proof_difference (
  borrower_id bigint not null,
  loan_id bigint not null,
  proof_id bigint not null references servicing.proof,
  place integer not null,
  -- the lender's own name of the loan
  loan text,
  book text not null check (book in ('LEDGER', 'POSITION', 'FACT')),
  -- an account of the ledger, or what of a position
  part text not null,
  day date not null,
  currency char(3),
  -- minor units, where it is an amount
  held bigint,
  given bigint,
  primary key (borrower_id, loan_id, proof_id, place)
);

create index proof_difference_of on servicing.proof_difference (proof_id, place);

create trigger proof_difference_is_append_only before update or delete or truncate on servicing.proof_difference
  for each statement execute function servicing.refuse_change();
