-- What was posted to an account on a closed day, by currency and reason: a trial balance costs nothing by the size of the
-- journal. Kept by each close from the journal; the proof of the books holds the one against the other.
create table servicing.ledger_day (
  day date not null,
  currency char(3) not null,
  account text not null,
  reason text not null,
  -- both not negative, minor units
  debit bigint not null,
  credit bigint not null,
  entries bigint not null,
  primary key (day, currency, account, reason)
);

-- Entries are written in the order of their days: a small index finds those of a day.
create index journal_posted_on on servicing.journal using brin (posted_on) with (pages_per_range = 16);
