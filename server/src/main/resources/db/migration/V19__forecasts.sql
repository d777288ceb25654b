-- How late the next installment of a loan will be, as it was forecast at the end of a day: with the numbers that the model
-- was told, so that any of them can be given again.

create table warning.forecast (
  borrower_id bigint not null,
  loan_id bigint not null,
  installment integer not null,
  asked_on date not null,
  due_on date not null,
  -- days from the due date to the day of asking; -7 is a week ahead
  days integer not null,
  -- of the installment in all, minor units
  amount bigint not null,
  -- chances to be late at all, more than 3, 7 and 30 days
  late0 double precision not null,
  late3 double precision not null,
  late7 double precision not null,
  late30 double precision not null,
  days_late double precision not null,
  numbers double precision[] not null,
  model text not null,
  alerted boolean not null default false,
  primary key (borrower_id, loan_id, installment, asked_on)
);

create index forecast_due on warning.forecast (due_on, asked_on);
create index forecast_asked on warning.forecast (asked_on, days);

-- Which days were asked, and how far a day has come.
create table warning.forecast_day (
  day date primary key,
  -- borrowers up to this one are done
  done_to bigint not null,
  finished_at timestamptz
);
