-- Models of the forecasts that a lender keeps beside the one that is shipped, and which of them was asked when.

create table warning.forecast_model (
  version text primary key,
  name text not null,
  origin text not null check (origin in ('SIMULATED', 'BOOK')),
  trained_on text not null,
  trained_at text not null,
  -- the file as it was given
  content text not null,
  -- what it was worth when it was learnt, where it says so
  report text,
  added_at timestamptz not null,
  added_by text not null,
  why text not null
);

create trigger forecast_model_is_append_only before update or delete or truncate on warning.forecast_model
  for each statement execute function warning.refuse_change();

-- The last one is in force; none, or one without a version, is the model that is shipped.
create table warning.forecast_use (
  number integer generated always as identity primary key,
  version text references warning.forecast_model,
  used_from timestamptz not null,
  used_by text not null,
  why text not null
);

create trigger forecast_use_is_append_only before update or delete or truncate on warning.forecast_use
  for each statement execute function warning.refuse_change();
