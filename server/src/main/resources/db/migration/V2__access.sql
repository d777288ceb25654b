-- Who may do what, who is signed in, and who did what: users, sessions, tokens of machines, the audit trail.
-- Secrets are never kept: passwords as Argon2, tokens as SHA-256 of what was given out.

create schema access;

create table access.app_user (
  user_name text primary key check (user_name ~ '^[a-z][a-z0-9._-]{1,39}$'),
  display_name text not null check (length(display_name) between 1 and 80),
  role text not null check (role in ('ADMINISTRATOR', 'RISK', 'COLLECTIONS', 'OPERATIONS', 'FINANCE', 'READ_ONLY')),
  password_hash text not null,
  -- the password was made by another: nothing but a change of it is allowed
  must_change boolean not null,
  -- a one-time password that is not used by then is void; null: it does not lapse
  one_time_until timestamptz,
  disabled boolean not null default false,
  created_at timestamptz not null,
  password_set_at timestamptz not null,
  last_sign_in_at timestamptz
);

create table access.session (
  token_hash bytea primary key,
  user_name text not null references access.app_user on delete cascade,
  csrf_token text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  address text not null
);

create index session_of_user on access.session (user_name);

-- Failed attempts to sign in, by user and by address. A row is counted up before the password is looked at.
create table access.sign_in_attempt (
  kind text not null check (kind in ('USER', 'ADDRESS')),
  subject text not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (kind, subject)
);

create table access.api_token (
  token_id bigint generated always as identity primary key,
  name text not null unique check (name ~ '^[a-z][a-z0-9._-]{1,39}$'),
  role text not null check (role in ('RISK', 'COLLECTIONS', 'OPERATIONS', 'FINANCE', 'READ_ONLY')),
  token_hash bytea not null unique,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);

create table access.audit_event (
  event_id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  role text not null,
  action text not null,
  subject text not null,
  outcome text not null check (outcome in ('ALLOWED', 'REFUSED', 'FAILED')),
  detail text not null,
  address text not null
);

create index audit_event_at on access.audit_event (at);
create index audit_event_actor on access.audit_event (actor, event_id);
create index audit_event_action on access.audit_event (action, event_id);
create index audit_event_subject on access.audit_event (subject, event_id);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: what was done stays on record', tg_table_name;
end $$;

create trigger audit_event_is_append_only before update or delete or truncate on access.audit_event
  for each statement execute function access.refuse_change();

create table access.saved_view (
  user_name text not null references access.app_user on delete cascade,
  screen text not null check (screen ~ '^[a-z][a-z0-9-]{0,39}$'),
  name text not null check (length(name) between 1 and 80),
  content jsonb not null,
  saved_at timestamptz not null,
  primary key (user_name, screen, name)
);

-- Keys that sign what is handed out and comes back, such as the cursors of lists.
create table access.signing_key (
  purpose text primary key,
  material bytea not null
);
