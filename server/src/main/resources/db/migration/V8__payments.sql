-- Money that is asked of borrowers and money that comes by itself: consents, orders and what became of them, what is to be
-- recorded of it in the book, money that fits no loan, statements of channels. Amounts are minor units. Civil times are
-- the borrower's.

create schema payment;

create sequence payment.number;

-- Consent to be debited, for one loan.
create table payment.mandate (
  borrower_id bigint not null,
  mandate text not null,
  loan_id bigint not null,
  loan text not null,
  channel text not null,
  -- the channel's number of it; empty until it is known
  agreement text not null default '',
  currency char(3) not null,
  -- limits: of one debit, and of all of them; null is none
  most_each bigint not null check (most_each > 0),
  most_in_all bigint check (most_in_all > 0),
  from_day date not null,
  until_day date not null,
  state text not null check (state in ('INVITED', 'ACTIVE', 'ENDED')),
  -- when the channel is asked what became of the invitation; null when it need not be
  ask_at timestamptz,
  consented_at timestamp,
  ended_at timestamptz,
  ended_why text,
  created_at timestamptz not null,
  created_by text not null,
  primary key (borrower_id, mandate),
  check (until_day >= from_day)
);

create unique index mandate_number on payment.mandate (mandate);
create index mandate_asked on payment.mandate (ask_at) where state = 'INVITED' and ask_at is not null;
create index mandate_of_loan on payment.mandate (borrower_id, loan_id) where state = 'ACTIVE';

-- The account into which a borrower transfers money for one loan.
create table payment.virtual_account (
  account text primary key,
  loan text not null
);

create table payment.debit_order (
  borrower_id bigint not null,
  order_no text not null,
  loan_id bigint not null,
  loan text not null,
  -- the installment that it was made for; null for a payment by hand
  installment integer,
  -- whether it asks for that installment alone, so that its money goes there
  designated boolean not null,
  kind text not null check (kind in ('DEBIT', 'LINK')),
  channel text not null,
  mandate text not null,
  agreement text not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  due_on date not null,
  zone text not null,
  -- orders that follow one another for the same money; the first has its own number here
  first_order text not null,
  try integer not null,
  part integer not null,
  state text not null check (state in
    ('PLANNED', 'ANNOUNCED', 'SENT', 'UNKNOWN', 'SUCCEEDED', 'FAILED', 'RETURNED', 'CANCELLED')),
  -- when somebody has to look at it again; null when nobody has
  next_at timestamptz,
  -- not sent before
  send_at timestamptz not null,
  asked integer not null default 0,
  created_at timestamptz not null,
  announced_at timestamptz,
  sent_at timestamptz,
  answered_at timestamptz,
  -- not known for longer than the channel needs: in the list for people
  listed_at timestamptz,
  reference text,
  paid_amount bigint,
  paid_at timestamp,
  reason text,
  code text,
  words text,
  -- days up to this one are protected because of it
  protected_to date,
  -- the money was taken back
  returned_id text,
  returned_amount bigint,
  returned_at timestamp,
  primary key (borrower_id, order_no)
);

create unique index debit_order_number on payment.debit_order (order_no);
create unique index debit_order_chain on payment.debit_order (borrower_id, first_order, try, part);
-- one first order for an installment, however often the day is planned
create unique index debit_order_planned on payment.debit_order (borrower_id, loan_id, installment, due_on, part)
  where kind = 'DEBIT' and try = 1;
create index debit_order_of_loan on payment.debit_order (borrower_id, loan_id);
create index debit_order_due on payment.debit_order (channel, state, next_at) where next_at is not null;
create index debit_order_listing on payment.debit_order (state, order_no);
create index debit_order_paid on payment.debit_order (channel, paid_at) where paid_at is not null;

-- Every answer that was heard of an order, once by its content.
create table payment.answer (
  borrower_id bigint not null,
  order_no text not null,
  content_id text not null,
  via text not null check (via in ('SEND', 'ASK', 'NOTICE', 'FILE', 'STATEMENT', 'ANNOUNCE')),
  result text not null,
  content text not null,
  heard_at timestamptz not null,
  last_heard_at timestamptz not null,
  times integer not null default 1,
  primary key (borrower_id, order_no, content_id)
);

-- What is to be recorded in the book, written with what made it true and carried over until it is there.
create table payment.book_entry (
  borrower_id bigint not null,
  loan text not null,
  source text not null,
  source_id text not null,
  -- the order or the receipt that it comes of; the other is empty
  order_no text not null,
  receipt_id text not null,
  kind text not null check (kind in ('PAYMENT', 'FAILURE', 'RETURN', 'PROTECTION')),
  value_time timestamp,
  amount bigint,
  installment integer,
  reason text,
  code text,
  payment text,
  from_day date,
  to_day date,
  state text not null default 'WAITING' check (state in ('WAITING', 'RECORDED', 'REFUSED')),
  entry_no bigint generated always as identity,
  next_at timestamptz not null,
  tries integer not null default 0,
  refusal text,
  done_at timestamptz,
  primary key (borrower_id, loan, source, source_id)
);

create index book_entry_waiting on payment.book_entry (next_at, entry_no) where state = 'WAITING';
create index book_entry_of_order on payment.book_entry (borrower_id, order_no);

-- Money that came without an order, or that its loan could not take.
create table payment.receipt (
  channel text not null,
  receipt_id text not null,
  account text not null,
  payer text not null,
  reference text not null,
  amount bigint not null check (amount > 0),
  currency char(3) not null,
  at timestamp not null,
  state text not null check (state in ('ASSIGNED', 'OPEN', 'MATCHED', 'REFUNDED', 'RETURNED')),
  -- why it fits no loan
  why text not null,
  loan text,
  matches integer not null default 0,
  -- when its channel is asked to give it back, or whether it has; null when it need not be
  refund_at timestamptz,
  heard_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  note text,
  primary key (channel, receipt_id)
);

create index receipt_refund on payment.receipt (refund_at) where refund_at is not null;
create index receipt_open on payment.receipt (heard_at) where state = 'OPEN';

-- What was done with money in suspense, step by step.
create table payment.receipt_step (
  channel text not null,
  receipt_id text not null,
  step integer generated always as identity,
  what text not null check (what in ('MATCHED', 'UNDONE', 'REFUNDED', 'REFUSED')),
  loan text,
  by_whom text not null,
  at timestamptz not null,
  note text not null,
  primary key (channel, receipt_id, step)
);

-- What arrived as a whole, such as a file: taken in once.
create table payment.arrival (
  channel text not null,
  arrival_id text not null,
  news integer not null,
  trouble integer not null,
  taken_at timestamptz not null,
  primary key (channel, arrival_id)
);

create table payment.statement_line (
  channel text not null,
  line_id text not null,
  day date not null,
  kind text not null check (kind in ('DEBIT', 'REFUND', 'RETURN', 'CREDIT')),
  order_no text not null,
  reference text not null,
  amount bigint not null,
  fee bigint not null,
  currency char(3) not null,
  booked_at timestamp not null,
  category text,
  primary key (channel, line_id)
);

create index statement_line_day on payment.statement_line (channel, day);
create index statement_line_order on payment.statement_line (order_no) where order_no <> '';

create table payment.reconciliation (
  channel text not null,
  day date not null,
  lines integer not null,
  matched integer not null,
  amount bigint not null,
  fees bigint not null,
  run_at timestamptz not null,
  primary key (channel, day)
);

-- Where order, channel and book do not say the same.
create table payment.finding (
  channel text not null,
  day date not null,
  -- number of an order, or id of a line
  subject text not null,
  category text not null check (category in
    ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT_DIFFERS', 'TWICE', 'LATE', 'NOT_IN_BOOK')),
  amount_here bigint,
  amount_there bigint,
  state text not null check (state in ('OPEN', 'RESOLVED')),
  found_at timestamptz not null,
  resolved_at timestamptz,
  how text,
  primary key (channel, day, subject, category)
);

create index finding_open on payment.finding (day) where state = 'OPEN';

-- What people have to look at.
create table payment.work_item (
  work_item_id bigint generated always as identity primary key,
  kind text not null,
  -- what it is about: an order, a receipt, a line, a file
  subject text not null,
  channel text not null,
  loan text not null,
  told text not null,
  state text not null default 'OPEN' check (state in ('OPEN', 'DONE')),
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by text,
  note text
);

create unique index work_item_once on payment.work_item (kind, subject) where state = 'OPEN';
create index work_item_state on payment.work_item (state, work_item_id);
