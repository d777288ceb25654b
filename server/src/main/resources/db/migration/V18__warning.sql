-- Early warning: what was observed of borrowers, channels and groups of loans (happening), how far the signals have read it
-- (progress, state), what they raised (raised), and the alerts that people work at (alert). The borrower 0 stands for what
-- is of no one person.

create schema warning;

-- The log of behaviour, with two times: when it happened, and when we knew. The sequence is the order in which it was
-- written down; whoever writes holds a lock until the commit, so that a number that is seen has no smaller one behind it.
create table warning.happening (
  borrower_id bigint not null,
  sequence bigint generated always as identity,
  event_id text not null unique,
  -- the lender's own name of the borrower, empty where it is of no one person
  borrower text not null,
  kind text not null,
  -- bank, wallet, gateway or provider of messages
  channel text,
  -- bill, order or promise
  thing text,
  measure text,
  happened_at timestamptz not null,
  known_at timestamptz not null,
  recorded_at timestamptz not null,
  source text not null check (source in ('REST', 'FILE', 'KAFKA', 'INTERNAL')),
  -- the event as JSON, of which the columns are a copy
  content text not null,
  primary key (borrower_id, sequence)
);

create index happening_order on warning.happening (sequence);
create index happening_of_borrower on warning.happening (borrower_id, happened_at);
create index happening_of_channel on warning.happening (channel, happened_at) where channel is not null;
create index happening_of_measure on warning.happening (measure, happened_at) where measure is not null;
create index happening_at on warning.happening (happened_at);

create function warning.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: what was seen stays on record', tg_table_name;
end $$;

create trigger happening_is_append_only before update or delete or truncate on warning.happening
  for each statement execute function warning.refuse_change();

-- What came and could not be taken: kept as it came, until it is.
create table warning.rejected (
  number bigint generated always as identity primary key,
  source text not null check (source in ('REST', 'FILE', 'KAFKA', 'INTERNAL')),
  received_at timestamptz not null,
  -- which way in: file and line, topic, partition and offset
  place text not null,
  field text not null,
  -- a sentence
  problem text not null,
  content text not null,
  digest text not null,
  replayed_at timestamptz
);

-- the same, sent again, is the same rejected one
create unique index rejected_once on warning.rejected (source, digest) where replayed_at is null;

-- How far a topic of Kafka was read; written with what was read.
create table warning.topic_position (
  topic text not null,
  partition integer not null,
  next_offset bigint not null,
  primary key (topic, partition)
);

-- How far the signals have read the log, and up to when.
create table warning.progress (
  name text primary key,
  position bigint not null,
  -- the latest time at which anything that was read was known
  known_until timestamptz not null,
  -- no event before this is waited for
  watermark timestamptz not null
);

-- What a signal remembers of a subject: a borrower, a channel or a measure.
create table warning.state (
  borrower_id bigint not null,
  kind text not null check (kind in ('BORROWER', 'CHANNEL', 'COHORT')),
  subject text not null,
  state bytea not null,
  -- when it wants to be looked at again
  due_at timestamptz,
  -- an event came too late: it is to be made anew from the log
  stale boolean not null default false,
  version integer not null,
  primary key (borrower_id, kind, subject)
);

create index state_due on warning.state (due_at) where due_at is not null;
create index state_stale on warning.state (kind, subject) where stale;

-- An alert as people work at it.
create table warning.alert (
  borrower_id bigint not null,
  alert_id bigint generated always as identity,
  kind text not null check (kind in ('BORROWER', 'CHANNEL', 'COHORT')),
  subject text not null,
  loan text,
  signal text not null,
  level text not null check (level in ('NOTICE', 'WARNING', 'ALARM')),
  state text not null check (state in ('OPEN', 'SNOOZED', 'EXPLAINED', 'CLOSED')),
  raised_at timestamptz not null,
  last_at timestamptz not null,
  times integer not null,
  lead_hours integer,
  -- the bill at risk, and what came of it
  bill text,
  due_at timestamptz,
  paid_at timestamptz,
  escalates_at timestamptz,
  escalated boolean not null default false,
  owner text,
  snoozed_until timestamptz,
  incident_id bigint,
  -- the incident that explains it
  explained_by bigint,
  outcome text check (outcome in ('USEFUL', 'NOT_USEFUL')),
  -- [{"code", "number"}]
  reasons jsonb not null,
  -- ids of events, oldest first
  evidence text[] not null,
  version integer not null default 1,
  -- grows with every change of any alert
  change bigint not null,
  primary key (borrower_id, alert_id)
);

create sequence warning.alert_change;

create unique index alert_number on warning.alert (alert_id);
create index alert_changed on warning.alert (change);
create index alert_raised on warning.alert (raised_at, alert_id);
create index alert_of_subject on warning.alert (borrower_id, kind, subject, signal);
create index alert_open on warning.alert (level, raised_at, alert_id) where state <> 'CLOSED';
create index alert_escalates on warning.alert (escalates_at) where escalates_at is not null;
create index alert_snoozed on warning.alert (snoozed_until) where state = 'SNOOZED';

-- What signals raised, each once, as a replay of the log gives it. What a replay does not give any more is withdrawn.
create table warning.raised (
  borrower_id bigint not null,
  alert_id bigint not null,
  raised_id bigint generated always as identity,
  -- whose state raised it: for a cohort the measure, while the subject is the group
  stream_kind text not null,
  stream text not null,
  at timestamptz not null,
  -- as the signal told it, as JSON
  content text not null,
  withdrawn_at timestamptz,
  primary key (borrower_id, alert_id, raised_id)
);

create index raised_of_stream on warning.raised (borrower_id, stream_kind, stream);

-- What was done with an alert, and by whom; - is the program.
create table warning.alert_step (
  borrower_id bigint not null,
  alert_id bigint not null,
  step_id bigint generated always as identity,
  at timestamptz not null,
  actor text not null,
  step text not null,
  note text not null,
  primary key (borrower_id, alert_id, step_id)
);

create trigger alert_step_is_append_only before update or delete or truncate on warning.alert_step
  for each statement execute function warning.refuse_change();

-- Settings of signals, each version from a known time on. What was raised under one stays so.
create table warning.rule (
  rule_id bigint generated always as identity primary key,
  signal text not null,
  version integer not null,
  valid_from timestamptz not null,
  is_on boolean not null,
  parameters jsonb not null,
  author text not null,
  unique (signal, version)
);

create trigger rule_is_append_only before update or delete or truncate on warning.rule
  for each statement execute function warning.refuse_change();
