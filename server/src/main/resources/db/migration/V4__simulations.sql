-- Loans of the book that are not real: one row for each run of the simulator, so that no report takes them for a lender's.
create table servicing.simulation (
  seed bigint not null,
  days integer not null,
  loans bigint not null check (loans >= 0),
  made_at timestamptz not null default now()
);
