-- What happened, told to others: written with what made it true (outbox), put in one order (log), handed to subscribers
-- each at its own position (subscription), and to webhooks (endpoint, delivery). The borrower 0 stands for the whole book.

create schema event;

-- Written in the transaction of what happened. Rows leave for the log as soon as they are seen.
create table event.outbox (
  borrower_id bigint not null,
  outbox_id bigint generated always as identity,
  event_id uuid not null,
  type text not null,
  subject text not null,
  time timestamptz not null,
  data json not null,
  primary key (borrower_id, outbox_id)
);

create index outbox_order on event.outbox (outbox_id);

-- In the order in which others are told. One writer at a time gives the numbers: a number that is seen has no smaller one
-- behind it that is still to come.
create table event.log (
  borrower_id bigint not null,
  sequence bigint generated always as identity,
  event_id uuid not null,
  type text not null,
  subject text not null,
  time timestamptz not null,
  logged_at timestamptz not null,
  data json not null,
  primary key (borrower_id, sequence)
);

create index log_order on event.log (sequence);
create index log_subject on event.log (subject, sequence);
create index log_type on event.log (type, sequence);
create index log_time on event.log (time);

-- How far each subscriber has come. The row is locked by who delivers: one process at a time.
create table event.subscription (
  name text primary key,
  position bigint not null default 0,
  delivered bigint not null default 0,
  seen_at timestamptz not null,
  delivered_at timestamptz,
  failing_since timestamptz,
  failures integer not null default 0,
  failure text
);

create table event.endpoint (
  endpoint_id bigint generated always as identity primary key,
  url text not null,
  description text not null,
  -- exact types, or beginnings that end in '.*'; none is all
  types text[] not null,
  enabled boolean not null default true,
  disabled_reason text check (disabled_reason in ('OPERATOR', 'GONE', 'FAILING')),
  disabled_at timestamptz,
  -- the key of the signatures; it has to be had in the clear to sign
  secret bytea not null,
  former_secret bytea,
  former_until timestamptz,
  -- events after this one are for it
  from_sequence bigint not null,
  failing_since timestamptz,
  -- it asked to be left alone until then
  resting_until timestamptz,
  last_success_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  check (enabled = (disabled_reason is null))
);

-- One row an event and endpoint.
create table event.delivery (
  borrower_id bigint not null,
  endpoint_id bigint not null,
  sequence bigint not null,
  event_id uuid not null,
  type text not null,
  subject text not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'DEAD')),
  attempts integer not null default 0,
  created_at timestamptz not null,
  due_at timestamptz not null,
  -- taken by a sender that answers for it until then
  lease uuid,
  leased_until timestamptz,
  last_attempt_at timestamptz,
  last_status integer,
  last_failure text,
  last_answer text,
  last_millis integer,
  primary key (borrower_id, endpoint_id, sequence)
);

create index delivery_of_endpoint on event.delivery (endpoint_id, sequence);
create index delivery_of_event on event.delivery (endpoint_id, event_id);
create index delivery_open on event.delivery (endpoint_id, state, sequence) where state <> 'DELIVERED';
create index delivery_due on event.delivery (endpoint_id, due_at, sequence) where state = 'WAITING';
create index delivery_first on event.delivery (endpoint_id, borrower_id, sequence) where state = 'WAITING';
create index delivery_age on event.delivery (created_at);
