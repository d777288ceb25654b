-- Models of the forecasts: those that a lender added, and those that were shipped and asked; and which of them was asked when.

create table warning.forecast_model (
  version text primary key,
  name text not null,
  origin text not null check (origin in ('SIMULATED', 'BOOK')),
  trained_on text not null,
  trained_at text not null,
  -- the file as it was given
  content text not null,
  -- with the program, not added by anybody
  shipped boolean not null,
  -- what it was worth when it was learnt, where it says so
  report text,
  added_at timestamptz not null,
  added_by text not null,
  why text not null
);

create trigger forecast_model_is_append_only before update or delete or truncate on warning.forecast_model
  for each statement execute function warning.refuse_change();

-- The last one is in force; before the first it was the model that is shipped.
create table warning.forecast_use (
  number integer generated always as identity primary key,
  version text not null references warning.forecast_model,
  used_from timestamptz not null,
  used_by text not null,
  why text not null
);

create trigger forecast_use_is_append_only before update or delete or truncate on warning.forecast_use
  for each statement execute function warning.refuse_change();
