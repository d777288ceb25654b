create temporary table in_loan (file smallint, line bigint, loan text, borrower text, product text, pack text,
  currency char(3), principal bigint, drawn_on date, rate_n bigint, rate_d bigint, grace_days integer, grace_mode text,
  tolerance bigint, allocation text);
create temporary table in_installment (file smallint, line bigint, loan text, number integer, due_on date,
  principal numeric, interest numeric, fee numeric);
create temporary table in_fact (file smallint, line bigint, loan text, kind smallint, id text, value_time timestamp,
  recorded_on date, amount bigint, currency char(3), detail jsonb, installment integer);
create temporary table in_borrower (file smallint, line bigint, id text, birth_year smallint, region text, channel text,
  payday smallint);
create temporary table in_home_credit (file smallint, line bigint, prev text, curr text, version integer, number integer,
  due_on date, due bigint, paid_on date, paid bigint);
create temporary table in_reject (file smallint, line bigint, col text, value text, problem text, expected text);
create temporary table bad_loan_row (loan text, reason text);
create temporary table bad_loan (loan text primary key, reason text);
create temporary table counted (what text, n bigint);
