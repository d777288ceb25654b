-- Rows as they came, amounts in ten-thousandths of the currency unit. Columns of fixed width first: they are read most.
create temporary table in_file (file smallint, name text) on commit drop;
create temporary table currency_unit (currency char(3) primary key, unit bigint) on commit drop;
create temporary table in_loan (line bigint, principal bigint, rate_numerator bigint, rate_denominator bigint,
  tolerance bigint, drawn_on date, grace_days integer, file smallint, currency char(3), loan text, borrower text,
  product text, pack text, grace_mode text, allocation text) on commit drop;
create temporary table in_installment (line bigint, principal bigint, interest bigint, fee bigint, number integer,
  due_on date, file smallint, loan text) on commit drop;
create temporary table in_fact (line bigint, value_time timestamp, amount bigint, recorded_on date, installment integer,
  file smallint, kind smallint, currency char(3), loan text, id text, detail jsonb) on commit drop;
create temporary table in_borrower (line bigint, file smallint, birth_year smallint, payday smallint, id text,
  region text, channel text) on commit drop;
create temporary table in_home_credit (line bigint, due bigint, paid bigint, version integer, number integer,
  due_on date, paid_on date, file smallint, prev text, curr text) on commit drop;
-- What cannot be used: one row a problem. Where it names a loan, the whole loan is rejected.
create temporary table in_reject (line bigint, file smallint, loan text, col text, value text, problem text,
  expected text) on commit drop;
-- Why, and what was expected, is kept as a sentence of this module (decision.Sentence) in no language yet.
create or replace function pg_temp.say(key text) returns text language sql immutable parallel safe
  return e'\x1fintake:' || key;
create or replace function pg_temp.say(key text, variadic pairs text[]) returns text language sql immutable parallel safe
  return e'\x1fintake:' || key || e'\x1f' || array_to_string(pairs, e'\x1f', '');
-- The same as a part of another sentence.
create or replace function pg_temp.inner_sentence(said text) returns text language sql immutable parallel safe
  return translate(said, e'\x1f\x1e\x1d', e'\x1e\x1d\x1c');
-- What the id of a fact is called in its file: payments have a file of their own.
create or replace function pg_temp.id_column(kind smallint) returns text language sql immutable parallel safe
  return case kind when 2 then 'payment_id' else 'event_id' end;
